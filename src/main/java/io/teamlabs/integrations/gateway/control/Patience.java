package io.teamlabs.integrations.gateway.control;

import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** How long a caller still waits; every wait of a call is taken from it. */
final class Patience {

    private Duration left;

    Patience(Duration most) {
        this.left = most;
    }

    Duration left() {
        return left;
    }

    boolean allows(Duration wait) {
        return wait.compareTo(left) <= 0;
    }

    /** Waits on the calling thread; an interruption ends the call. */
    void spend(Duration wait, CallProblems problems) {
        spend(() -> sleep(wait, problems));
    }

    /** Does what waits by itself. */
    void spend(Runnable waiting) {
        long began = System.nanoTime();
        waiting.run();
        Duration after = left.minusNanos(System.nanoTime() - began);
        left = after.isNegative() ? Duration.ZERO : after;
    }

    private static void sleep(Duration wait, CallProblems problems) {
        try {
            TimeUnit.NANOSECONDS.sleep(wait.toNanos());
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw problems.unavailable(Duration.ZERO);
        }
    }
}
