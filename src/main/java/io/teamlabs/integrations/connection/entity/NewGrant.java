package io.teamlabs.integrations.connection.entity;

import io.teamlabs.integrations.oauth.entity.Account;
import io.teamlabs.integrations.oauth.entity.ScopeSet;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Everything that a connection brings to its row at once.
 *
 * @param clientId our client that the grant was given to; null where it was another's
 * @param refreshAt when the background is to refresh; null where there is nothing to refresh with or for
 */
public record NewGrant(
        SealedTokens tokens,
        Instant issuedAt,
        @Nullable Instant expiresAt,
        @Nullable Instant refreshTokenExpiresAt,
        ScopeSet requested,
        ScopeSet granted,
        @Nullable String clientId,
        Account account,
        @Nullable Instant refreshAt) {}
