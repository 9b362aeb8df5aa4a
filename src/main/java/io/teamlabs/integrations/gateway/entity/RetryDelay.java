package io.teamlabs.integrations.gateway.entity;

import java.time.Duration;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * How long a call waits before it is sent again: exponential with full jitter, and never shorter than the provider asks for
 * in {@code Retry-After} (RFC 9110, 10.2.3).
 */
public record RetryDelay(RandomGenerator random, Duration first, Duration longest) {

    private static final int MOST_DOUBLINGS = 20;

    /** Returns the wait after so many tries; what the provider asks for is lengthened by chance, so that not all return at once. */
    public Duration after(int tries, @Nullable Duration asked) {
        return asked == null ? jittered(step(tries)) : asked.plus(jittered(first));
    }

    private Duration step(int tries) {
        Duration step = first.multipliedBy(1L << Math.min(Math.max(tries - 1, 0), MOST_DOUBLINGS));
        return step.compareTo(longest) > 0 ? longest : step;
    }

    private Duration jittered(Duration step) {
        return Duration.ofMillis((long) (step.toMillis() * random.nextDouble()));
    }
}
