package io.teamlabs.integrations.oauth.entity;

import io.teamlabs.integrations.platform.Secret;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a token endpoint gave (RFC 6749, 5.1), read by the provider's dialect.
 *
 * @param refreshToken null where the answer held none: then the one at hand is kept
 * @param issuedAt when the answer was read, by our clock
 * @param expiresAt null where the token does not run out
 * @param scopes what was granted; null where the answer says nothing, which means "as requested"
 */
public record TokenAnswer(
        Secret accessToken,
        @Nullable Secret refreshToken,
        Instant issuedAt,
        @Nullable Instant expiresAt,
        @Nullable Instant refreshTokenExpiresAt,
        @Nullable ScopeSet scopes) {

    /** The same, where what the provider says of scopes means nothing. */
    public TokenAnswer withoutScopes() {
        return new TokenAnswer(accessToken, refreshToken, issuedAt, expiresAt, refreshTokenExpiresAt, null);
    }
}
