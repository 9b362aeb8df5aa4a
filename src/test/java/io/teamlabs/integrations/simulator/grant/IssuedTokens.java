package io.teamlabs.integrations.simulator.grant;

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
        String accessToken, Optional<String> refreshToken, Optional<Instant> expiresAt, Set<String> scopes) {
    @Override
    public String toString() {
        return "tokens for " + scopes;
    }
}
