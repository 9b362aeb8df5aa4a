package io.teamlabs.integrations.gateway.entity;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Leaves a host alone that failed so many times in a row: closed, it lets all calls pass; open, none; after a pause one, on
 * whose end it depends how it goes on. The pause grows while that one fails.
 */
public final class Breaker {

    private static final int MOST_DOUBLINGS = 3;

    private final int failuresToOpen;
    private final Duration pause;
    private int failures;
    private int openings;
    private Instant openUntil = Instant.EPOCH;

    public Breaker(int failuresToOpen, Duration pause) {
        this.failuresToOpen = failuresToOpen;
        this.pause = pause;
    }

    /** Returns how long the host is still left alone; empty where the call may pass, which then must tell its end. */
    public synchronized Optional<Duration> refusal(Instant now) {
        if (failures < failuresToOpen) {
            return Optional.empty();
        }
        Duration left = Duration.between(now, openUntil);
        if (left.isNegative() || left.isZero()) {
            openUntil = now.plus(currentPause());
            return Optional.empty();
        }
        return Optional.of(left);
    }

    public synchronized void succeeded() {
        failures = 0;
        openings = 0;
    }

    public synchronized void failed(Instant now) {
        failures++;
        if (failures >= failuresToOpen) {
            openUntil = now.plus(currentPause());
            openings++;
        }
    }

    private Duration currentPause() {
        return pause.multipliedBy(1L << Math.min(openings, MOST_DOUBLINGS));
    }
}
