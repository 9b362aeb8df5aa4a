package io.teamlabs.integrations.access.entity;

import io.teamlabs.integrations.connection.entity.RefreshSchedule;
import io.teamlabs.integrations.oauth.entity.TokenAnswer;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * When a row that was just refreshed is next due. What nobody has used for long is refreshed on use, and until then only
 * often enough that the provider does not forget the refresh token.
 */
public record NextRefresh(RefreshSchedule schedule, Duration idleAfter, Duration keepAlive) {

    /** Returns the moment; null where the new token does not run out. */
    public @Nullable Instant after(TokenAnswer answer, Instant lastUse, @Nullable Instant refreshTokenExpiry) {
        Instant byExpiry = schedule.refreshAt(answer.issuedAt(), answer.expiresAt());
        if (byExpiry == null || answer.issuedAt().isBefore(lastUse.plus(idleAfter))) {
            return byExpiry;
        }
        Instant kept = answer.issuedAt().plus(keepAliveOf(answer.issuedAt(), refreshTokenExpiry));
        return kept.isAfter(byExpiry) ? kept : byExpiry;
    }

    /** A refresh token with an end of its own is renewed at half of its time at the latest. */
    private Duration keepAliveOf(Instant now, @Nullable Instant refreshTokenExpiry) {
        if (refreshTokenExpiry == null || !refreshTokenExpiry.isAfter(now)) {
            return keepAlive;
        }
        Duration half = Duration.between(now, refreshTokenExpiry).dividedBy(2);
        return half.compareTo(keepAlive) < 0 ? half : keepAlive;
    }
}
