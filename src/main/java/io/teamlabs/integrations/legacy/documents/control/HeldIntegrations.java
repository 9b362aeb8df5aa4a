package io.teamlabs.integrations.legacy.documents.control;

import io.teamlabs.integrations.legacy.documents.entity.Outcome;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Decides between a document and the row that is there for the same user and type: the newer one wins. What this import
 * wrote before is recognised by its digest and left alone; a row that the service made meanwhile is newer than any
 * document, unless the document says otherwise by its own time.
 */
final class HeldIntegrations {

    private static final String FIND = """
            SELECT read.id, held.id, held.grant_generation, held.updated_at, held.metadata -> '_document' ->> 'digest'
              FROM staged_integrations AS read
              JOIN integrations AS held USING (organization_id, user_id, integration_type)
             WHERE read.id = ANY (?)""";
    private static final String LOCKED = " FOR UPDATE OF held";
    private static final String REPLACE = """
            UPDATE integrations AS held
               SET provider = read.provider, client_id = read.client_id, is_connected = read.is_connected,
                   status = read.status, connected_at = read.connected_at,
                   last_used_at = greatest(held.last_used_at, read.last_used_at),
                   access_token = read.access_token, refresh_token = read.refresh_token, tokens_sealed = true,
                   token_issued_at = read.token_issued_at, token_expiry = read.token_expiry,
                   refresh_token_expiry = NULL, scope = read.scope, requested_scope = read.requested_scope,
                   external_id = read.external_id, external_username = read.external_username,
                   external_email = read.external_email, external_name = read.external_name,
                   external_avatar_url = read.external_avatar_url, error_count = read.error_count,
                   authentication_error_count = 0, last_error = read.last_error,
                   last_error_code = read.last_error_code, last_error_at = read.last_error_at,
                   refresh_at = read.refresh_at, lease_id = NULL, rotation_uncertain = false,
                   settings = held.settings || read.settings, metadata = held.metadata || read.metadata,
                   updated_at = read.updated_at, version = held.version + 1,
                   grant_generation = held.grant_generation + 1
              FROM staged_integrations AS read
             WHERE held.organization_id = read.organization_id AND held.id = read.id
               AND held.grant_generation = read.grant_generation""";
    private static final String NOTE = """
            UPDATE integrations
               SET metadata = metadata || jsonb_build_object('_document', ?::jsonb), version = version + 1
             WHERE organization_id = ? AND id = ? AND NOT metadata ?? '_document'""";

    private final Connection connection;
    private final Copying copying;
    private final Sealing sealing;
    private final CopyBinary replacing = new CopyBinary(1 << 12);

    HeldIntegrations(Connection connection, Copying copying, Sealing sealing) {
        this.connection = connection;
        this.copying = copying;
        this.sealing = sealing;
    }

    /** The row that is there, as far as the decision needs it. */
    private record Held(
            UUID id,
            long generation,
            Instant updatedAt,
            @Nullable String digest) {}

    /** Rows that are to be left alone are not locked: a lock is a write, and in a second run they are all. */
    void settle(List<PreparedIntegration> there, Tally tally) throws SQLException {
        Map<UUID, Held> seen = find(there, FIND);
        List<PreparedIntegration> others = new ArrayList<>();
        for (PreparedIntegration prepared : there) {
            Held held = seen.get(prepared.row());
            if (held != null && outcome(prepared, held) == Outcome.INTEGRATION_UNCHANGED) {
                tally.add(Outcome.INTEGRATION_UNCHANGED);
            } else {
                others.add(prepared);
            }
        }
        if (!others.isEmpty()) {
            settleLocked(others, tally);
        }
    }

    private void settleLocked(List<PreparedIntegration> there, Tally tally) throws SQLException {
        Map<UUID, Held> rows = find(there, FIND + LOCKED);
        replacing.clear();
        for (PreparedIntegration prepared : there) {
            Held held = rows.get(prepared.row());
            if (held == null) {
                throw new SQLException("The row in the way is gone again", "40001");
            }
            Outcome outcome = outcome(prepared, held);
            tally.add(outcome);
            if (outcome == Outcome.INTEGRATION_REPLACED) {
                sealing.seal(prepared, prepared.organization(), held.id(), held.generation());
                replacing.rows(prepared.staged());
            } else if (outcome == Outcome.INTEGRATION_KEPT) {
                note(prepared, held);
            }
        }
        replace(replacing);
    }

    private static Outcome outcome(PreparedIntegration prepared, Held held) {
        if (prepared.note().digest().equals(held.digest())) {
            return Outcome.INTEGRATION_UNCHANGED;
        }
        Instant changedAt = prepared.integration().times().changedAt();
        return changedAt != null && changedAt.isAfter(held.updatedAt())
                ? Outcome.INTEGRATION_REPLACED
                : Outcome.INTEGRATION_KEPT;
    }

    /** What is locked stays so until the end of the transaction: what is decided then still holds when it is written. */
    private Map<UUID, Held> find(List<PreparedIntegration> there, String statement) throws SQLException {
        Map<UUID, Held> rows = new HashMap<>();
        try (PreparedStatement query = connection.prepareStatement(statement)) {
            List<UUID> ids = new ArrayList<>();
            there.forEach(prepared -> ids.add(prepared.row()));
            query.setArray(1, connection.createArrayOf("uuid", ids.toArray()));
            try (ResultSet row = query.executeQuery()) {
                while (row.next()) {
                    Held held = new Held(
                            row.getObject(2, UUID.class),
                            row.getLong(3),
                            row.getObject(4, OffsetDateTime.class).toInstant(),
                            row.getString(5));
                    rows.put(row.getObject(1, UUID.class), held);
                }
            }
        }
        return rows;
    }

    private void replace(CopyBinary rows) throws SQLException {
        if (!rows.isEmpty()) {
            copying.run("DELETE FROM " + StagedIntegrations.NAME);
            copying.copy(StagedIntegrations.NAME, rows);
            copying.run(REPLACE);
        }
    }

    /** What the document says is not lost where the row wins. */
    private void note(PreparedIntegration prepared, Held held) throws SQLException {
        try (PreparedStatement update = connection.prepareStatement(NOTE)) {
            update.setString(1, prepared.note().json());
            update.setString(2, prepared.organization().value());
            update.setObject(3, held.id());
            update.executeUpdate();
        }
    }
}
