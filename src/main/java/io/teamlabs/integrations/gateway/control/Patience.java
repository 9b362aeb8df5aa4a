package io.teamlabs.integrations.gateway.control;

import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** How long a caller still waits; every wait of a call is taken from it. */
final class Patience {

    private Duration left;

    Patience(Duration most) {
        this.left = most;
    }

    boolean allows(Duration wait) {
        return wait.compareTo(left) <= 0;
    }

    /** Waits on the calling thread; an interruption ends the call. */
    void spend(Duration wait, CallProblems problems) {
        left = left.minus(wait);
        try {
            TimeUnit.NANOSECONDS.sleep(wait.toNanos());
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw problems.unavailable(Duration.ZERO);
        }
    }
}
