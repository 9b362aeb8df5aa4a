package io.teamlabs.integrations.simulator.grant;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/**
 * The tokens of one issue, as a client would have got them.
 *
 * @param refreshToken empty where the vendor gives none
 * @param expiresAt the access token's; empty where it does not run out
 */
public record IssuedTokens(
        String accessToken,
        Optional<String> refreshToken,
        Instant issuedAt,
        Optional<Instant> expiresAt,
        Set<String> scopes) {

    public static IssuedTokens of(IssuedToken access, Optional<IssuedToken> refresh) {
        return new IssuedTokens(
                access.value(),
                refresh.map(IssuedToken::value),
                access.issuedAt(),
                access.expiresAt(),
                access.scopes());
    }

    /** Seconds from issue to expiry, as token answers tell it. */
    public Optional<Long> expiresIn() {
        return expiresAt.map(end -> Duration.between(issuedAt, end).toSeconds());
    }

    @Override
    public String toString() {
        return "tokens for " + scopes;
    }
}
