package io.teamlabs.integrations.access.entity;

import io.teamlabs.integrations.catalog.entity.TypeKey;
import io.teamlabs.integrations.connection.entity.IntegrationStatus;
import io.teamlabs.integrations.connection.entity.SealedTokens;
import io.teamlabs.integrations.connection.entity.TokenState;
import io.teamlabs.integrations.identity.entity.OrganizationId;
import io.teamlabs.integrations.identity.entity.UserId;
import io.teamlabs.integrations.oauth.entity.ProviderId;
import io.teamlabs.integrations.oauth.entity.ScopeSet;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A row as a reader of tokens has it: without the refresh token, of which it only knows whether there is one.
 *
 * @param sealedToken the access token alone; null where the row is cut
 */
public record StoredToken(
        TokenKey key,
        UUID id,
        ProviderId provider,
        boolean isConnected,
        IntegrationStatus status,
        @Nullable SealedTokens sealedToken,
        boolean hasRefreshToken,
        @Nullable Instant tokenIssuedAt,
        @Nullable Instant tokenExpiry,
        ScopeSet scope,
        ScopeSet requestedScope,
        long grantGeneration,
        @Nullable Instant refreshAt,
        @Nullable UUID leaseId,
        @Nullable String lastError,
        @Nullable String lastErrorCode)
        implements TokenState {

    @Override
    public OrganizationId organization() {
        return key.organization();
    }

    @Override
    public UserId user() {
        return key.user();
    }

    @Override
    public TypeKey type() {
        return key.type();
    }

    @Override
    public Optional<SealedTokens> tokens() {
        return Optional.ofNullable(sealedToken);
    }
}
