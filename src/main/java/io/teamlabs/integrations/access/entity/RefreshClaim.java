package io.teamlabs.integrations.access.entity;

import io.teamlabs.integrations.connection.entity.Integration;
import io.teamlabs.integrations.connection.entity.SealedTokens;
import io.teamlabs.integrations.event.entity.EventSubject;
import io.teamlabs.integrations.identity.entity.OrganizationId;
import io.teamlabs.integrations.oauth.entity.ProviderId;
import io.teamlabs.integrations.oauth.entity.ScopeSet;
import io.teamlabs.integrations.revocation.entity.GrantKey;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A row as it was when its refresh was claimed.
 *
 * @param connectedAt tells a row that was refreshed meanwhile from one that was connected anew
 * @param lastUsedAt null where the token was never read
 */
public record RefreshClaim(
        OrganizationId organization,
        EventSubject subject,
        GrantKey grant,
        SealedTokens tokens,
        Lease lease,
        ScopeSet granted,
        ScopeSet requested,
        Instant connectedAt,
        @Nullable Instant lastUsedAt,
        @Nullable Instant refreshTokenExpiry) {

    public UUID id() {
        return subject.integration();
    }

    public ProviderId provider() {
        return grant.provider();
    }

    /** Whether the row is still the one that was claimed, under the same lease: only then may a failure be written. */
    public boolean isHeldIn(Integration row) {
        return row.grantGeneration() == lease.generation() && lease.id().equals(row.leaseId());
    }

    /** Whether the row has the connection that was claimed, whatever refreshed it since. */
    public boolean isSameConnection(Integration row) {
        return row.isConnected() && connectedAt.equals(row.connectedAt());
    }
}
