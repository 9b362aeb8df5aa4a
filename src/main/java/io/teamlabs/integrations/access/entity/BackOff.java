package io.teamlabs.integrations.access.entity;

import java.time.Duration;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * How long a refresh that failed is left alone: exponential with full jitter, and at least as long as the provider asked
 * for in {@code Retry-After} (RFC 9110, 10.2.3), which is capped too.
 */
public record BackOff(RandomGenerator random, Duration first, Duration longest, Duration longestAsked) {

    private static final Duration LEAST = Duration.ofSeconds(1);
    private static final int MOST_DOUBLINGS = 24;

    /** Returns the wait after so many failures in a row, this one included. */
    public Duration after(int failures, @Nullable Duration retryAfter) {
        Duration jittered = jittered(step(failures));
        if (retryAfter == null) {
            return longer(LEAST, jittered);
        }
        Duration asked = retryAfter.compareTo(longestAsked) > 0 ? longestAsked : retryAfter;
        return longer(asked.plus(jittered(first)), jittered);
    }

    private Duration step(int failures) {
        int doublings = Math.min(Math.max(failures - 1, 0), MOST_DOUBLINGS);
        Duration step = first.multipliedBy(1L << doublings);
        return step.compareTo(longest) > 0 ? longest : step;
    }

    private Duration jittered(Duration step) {
        return Duration.ofMillis((long) (step.toMillis() * random.nextDouble()));
    }

    private static Duration longer(Duration one, Duration other) {
        return one.compareTo(other) >= 0 ? one : other;
    }
}
