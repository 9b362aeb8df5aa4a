package io.teamlabs.integrations.connection.entity;

import java.time.Duration;
import java.time.Instant;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * When a token ought to be refreshed: five minutes before it runs out, but never before half of its lifetime is over, so
 * that a short-lived token is not refreshed at every read. The background spreads its work by going a little earlier.
 */
public record RefreshSchedule(RandomGenerator random) {

    private static final Duration MARGIN = Duration.ofMinutes(5);

    /** Returns the moment from which a token wants refreshing. */
    public static Instant refreshPoint(@Nullable Instant issuedAt, Instant expiresAt) {
        return expiresAt.minus(margin(issuedAt, expiresAt));
    }

    /** Returns when the background is to refresh: the refresh point, up to half a margin earlier by chance. */
    public @Nullable Instant refreshAt(@Nullable Instant issuedAt, @Nullable Instant expiresAt) {
        if (expiresAt == null) {
            return null;
        }
        Duration jitter = margin(issuedAt, expiresAt).dividedBy(2);
        return refreshPoint(issuedAt, expiresAt).minusMillis((long) (jitter.toMillis() * random.nextDouble()));
    }

    private static Duration margin(@Nullable Instant issuedAt, Instant expiresAt) {
        if (issuedAt == null || !issuedAt.isBefore(expiresAt)) {
            return MARGIN;
        }
        Duration half = Duration.between(issuedAt, expiresAt).dividedBy(2);
        return half.compareTo(MARGIN) < 0 ? half : MARGIN;
    }
}
