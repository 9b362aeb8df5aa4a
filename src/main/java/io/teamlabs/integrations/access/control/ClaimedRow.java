package io.teamlabs.integrations.access.control;

import io.teamlabs.integrations.access.entity.Lease;
import io.teamlabs.integrations.access.entity.RefreshClaim;
import io.teamlabs.integrations.connection.entity.SealedTokens;
import io.teamlabs.integrations.event.entity.EventSubject;
import io.teamlabs.integrations.identity.entity.OrganizationId;
import io.teamlabs.integrations.identity.entity.UserId;
import io.teamlabs.integrations.oauth.entity.ProviderId;
import io.teamlabs.integrations.oauth.entity.ScopeSet;
import io.teamlabs.integrations.revocation.entity.GrantKey;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Reads a claimed row; what a row that can be claimed must have is held by the table's checks. */
final class ClaimedRow {

    private ClaimedRow() {}

    static RefreshClaim read(ResultSet row) throws SQLException {
        return new RefreshClaim(
                new OrganizationId(row.getString("organization_id")),
                subject(row),
                grant(row),
                tokens(row),
                lease(row),
                scopes(row, "scope"),
                scopes(row, "requested_scope"),
                Objects.requireNonNull(time(row, "connected_at")),
                time(row, "last_used_at"),
                time(row, "refresh_token_expiry"));
    }

    private static EventSubject subject(ResultSet row) throws SQLException {
        return new EventSubject(
                row.getObject("id", UUID.class),
                new UserId(row.getString("user_id")),
                row.getString("integration_type"));
    }

    private static GrantKey grant(ResultSet row) throws SQLException {
        return new GrantKey(
                new ProviderId(row.getString("provider")), row.getString("client_id"), row.getString("external_id"));
    }

    private static SealedTokens tokens(ResultSet row) throws SQLException {
        return new SealedTokens(
                row.getBytes("access_token"), row.getBytes("refresh_token"), row.getBoolean("tokens_sealed"));
    }

    private static Lease lease(ResultSet row) throws SQLException {
        return new Lease(
                row.getObject("lease_id", UUID.class),
                row.getLong("grant_generation"),
                row.getBoolean("rotation_uncertain"));
    }

    static ScopeSet scopes(ResultSet row, String column) throws SQLException {
        Array array = row.getArray(column);
        return ScopeSet.of((String[]) array.getArray());
    }

    static @Nullable Instant time(ResultSet row, String column) throws SQLException {
        OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }
}
