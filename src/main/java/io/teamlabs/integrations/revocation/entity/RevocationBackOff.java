package io.teamlabs.integrations.revocation.entity;

import java.time.Duration;
import java.time.Instant;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** When a revocation that failed is tried again: exponential with full jitter, from half a minute up to six hours. */
public record RevocationBackOff(RandomGenerator random) {

    private static final Duration LEAST = Duration.ofSeconds(15);
    private static final Duration FIRST = Duration.ofSeconds(30);
    private static final Duration MOST = Duration.ofHours(6);
    private static final int DOUBLINGS = 10;

    /** Returns the next attempt after so many that failed, never before the provider wants to be asked again. */
    public Instant next(Instant now, int failed, @Nullable Duration retryAfter) {
        long ceiling = Math.min(MOST.toMillis(), FIRST.toMillis() << Math.min(Math.max(failed - 1, 0), DOUBLINGS));
        Duration wait = Duration.ofMillis((long) (ceiling * random.nextDouble()));
        return now.plus(longest(wait, LEAST, retryAfter == null ? LEAST : retryAfter));
    }

    private static Duration longest(Duration first, Duration second, Duration third) {
        Duration two = first.compareTo(second) >= 0 ? first : second;
        return two.compareTo(third) >= 0 ? two : third;
    }
}
