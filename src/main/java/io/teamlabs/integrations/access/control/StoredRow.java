package io.teamlabs.integrations.access.control;

import io.teamlabs.integrations.access.entity.StoredToken;
import io.teamlabs.integrations.access.entity.TokenKey;
import io.teamlabs.integrations.catalog.entity.TypeKey;
import io.teamlabs.integrations.connection.entity.IntegrationStatus;
import io.teamlabs.integrations.connection.entity.SealedTokens;
import io.teamlabs.integrations.identity.entity.OrganizationId;
import io.teamlabs.integrations.identity.entity.UserId;
import io.teamlabs.integrations.oauth.entity.ProviderId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Reads a row that a reader of tokens asked for. */
final class StoredRow {

    private StoredRow() {}

    static StoredToken read(ResultSet row) throws SQLException {
        return new StoredToken(
                key(row),
                row.getObject("id", UUID.class),
                new ProviderId(row.getString("provider")),
                row.getBoolean("is_connected"),
                status(row.getString("status")),
                sealedToken(row),
                row.getBoolean("has_refresh_token"),
                ClaimedRow.time(row, "token_issued_at"),
                ClaimedRow.time(row, "token_expiry"),
                ClaimedRow.scopes(row, "scope"),
                ClaimedRow.scopes(row, "requested_scope"),
                row.getLong("grant_generation"),
                ClaimedRow.time(row, "refresh_at"),
                row.getObject("lease_id", UUID.class),
                row.getString("last_error"),
                row.getString("last_error_code"));
    }

    private static TokenKey key(ResultSet row) throws SQLException {
        return new TokenKey(
                new OrganizationId(row.getString("organization_id")),
                new UserId(row.getString("user_id")),
                new TypeKey(row.getString("integration_type")));
    }

    private static IntegrationStatus status(String word) {
        return IntegrationStatus.of(word)
                .orElseThrow(() -> new IllegalStateException("Unknown status in the database: " + word));
    }

    private static @Nullable SealedTokens sealedToken(ResultSet row) throws SQLException {
        byte[] token = row.getBytes("access_token");
        return token == null ? null : new SealedTokens(token, null, row.getBoolean("tokens_sealed"));
    }
}
