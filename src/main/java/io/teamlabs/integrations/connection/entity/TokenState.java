package io.teamlabs.integrations.connection.entity;

import io.teamlabs.integrations.catalog.entity.TypeKey;
import io.teamlabs.integrations.identity.entity.OrganizationId;
import io.teamlabs.integrations.identity.entity.UserId;
import io.teamlabs.integrations.oauth.entity.ProviderId;
import io.teamlabs.integrations.oauth.entity.ScopeSet;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What an integration's row says of its tokens, and what follows from that: for the entity, and for a row that was read
 * without one.
 */
public interface TokenState {

    OrganizationId organization();

    UUID id();

    UserId user();

    TypeKey type();

    ProviderId provider();

    boolean isConnected();

    IntegrationStatus status();

    /** The stored tokens; empty where the row is cut. */
    Optional<SealedTokens> tokens();

    boolean hasRefreshToken();

    @Nullable
    Instant tokenIssuedAt();

    @Nullable
    Instant tokenExpiry();

    ScopeSet scope();

    ScopeSet requestedScope();

    long grantGeneration();

    @Nullable
    Instant refreshAt();

    @Nullable
    UUID leaseId();

    @Nullable
    String lastError();

    @Nullable
    String lastErrorCode();

    /** Whether the access token's time is over; a token without an expiry never runs out. */
    default boolean isTokenExpired(Instant now) {
        Instant expiry = tokenExpiry();
        return expiry != null && !expiry.isAfter(now);
    }

    /** Returns from when the access token wants refreshing; empty where it does not run out or cannot be refreshed. */
    default Optional<Instant> refreshPoint() {
        Instant expiry = tokenExpiry();
        return expiry == null || !hasRefreshToken()
                ? Optional.empty()
                : Optional.of(RefreshSchedule.refreshPoint(tokenIssuedAt(), expiry));
    }

    /** Whether there is a refresh token and the access token is past its refresh point. */
    default boolean needsRefresh(Instant now) {
        return refreshPoint().filter(point -> !point.isAfter(now)).isPresent();
    }

    /** Whether the person must connect again before anything works. */
    default boolean needsReconnect() {
        return switch (status()) {
            case ACTIVE -> false;
            case EXPIRED -> true;
            case REVOKED -> lastErrorCode() != null;
            case ERROR -> ErrorCode.UNREADABLE.equals(lastErrorCode());
        };
    }

    /** What JSON calls connected: connected, and active or in error. */
    default boolean isUsable() {
        return isConnected() && (status() == IntegrationStatus.ACTIVE || status() == IntegrationStatus.ERROR);
    }
}
