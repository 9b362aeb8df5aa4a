package io.teamlabs.integrations.simulator.grant;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/**
 * A token that was given out.
 *
 * @param value the token
 * @param kind what it is for
 * @param clientId to which client
 * @param accountId for whose account
 * @param family the authorization it descends from: a code's tokens and all that came of refreshing them
 * @param scopes what it may do
 * @param issuedAt when
 * @param expiresAt empty where it does not run out
 * @param state whether it still counts
 */
public record IssuedToken(
        String value,
        TokenKind kind,
        String clientId,
        String accountId,
        String family,
        Set<String> scopes,
        Instant issuedAt,
        Optional<Instant> expiresAt,
        TokenState state) {
    public IssuedToken {
        scopes = Scopes.ordered(scopes);
    }

    public boolean isLive() {
        return state == TokenState.LIVE;
    }

    public boolean isExpired(Instant now) {
        return expiresAt.filter(end -> !now.isBefore(end)).isPresent();
    }

    IssuedToken in(TokenState newState) {
        return new IssuedToken(value, kind, clientId, accountId, family, scopes, issuedAt, expiresAt, newState);
    }

    IssuedToken expiringAt(Instant end) {
        return new IssuedToken(value, kind, clientId, accountId, family, scopes, issuedAt, Optional.of(end), state);
    }

    @Override
    public String toString() {
        return kind + " token of " + accountId + ", " + state;
    }
}
