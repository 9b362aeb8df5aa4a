package io.teamlabs.integrations.legacy.documents.control;

import io.teamlabs.integrations.legacy.documents.entity.OldIntegration;
import io.teamlabs.integrations.legacy.documents.entity.Outcome;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Writes connections that have no row yet, in one statement; those that have one are handed to {@link HeldIntegrations}. */
final class IntegrationRows {

    private static final String INSERT = """
            WITH new AS (
                INSERT INTO integrations (%1$s)
                SELECT %1$s FROM staged_integrations
                ON CONFLICT DO NOTHING
                RETURNING id)
            SELECT id FROM staged_integrations WHERE id NOT IN (SELECT id FROM new)""".formatted(StagedIntegrations.COLUMNS);

    private final Connection connection;
    private final Copying copying;
    private final HeldIntegrations held;
    private final CopyBinary rows = new CopyBinary(1 << 20);

    IntegrationRows(Connection connection, Copying copying, HeldIntegrations held) throws SQLException {
        this.connection = connection;
        this.copying = copying;
        this.held = held;
        copying.run(StagedIntegrations.CREATE);
    }

    void write(Batch batch, Tally tally) throws SQLException {
        List<PreparedIntegration> integrations = batch.integrations();
        if (integrations.isEmpty()) {
            return;
        }
        Map<UUID, PreparedIntegration> byRow = new HashMap<>();
        rows.clear();
        for (PreparedIntegration prepared : integrations) {
            byRow.put(prepared.row(), prepared);
            rows.rows(prepared.staged());
            found(prepared.integration(), tally);
        }
        copying.copy(StagedIntegrations.NAME, rows);
        List<PreparedIntegration> there = there(byRow);
        byRow.values().forEach(written -> tally.add(outcome(written.integration())));
        if (!there.isEmpty()) {
            held.settle(there, tally);
        }
    }

    private static Outcome outcome(OldIntegration old) {
        return old.isConnected() ? Outcome.INTEGRATION_CONNECTED : Outcome.INTEGRATION_CUT;
    }

    private static void found(OldIntegration old, Tally tally) {
        if (old.saysConnected() && !old.isConnected()) {
            tally.add(Outcome.CONNECTED_WITHOUT_TOKEN);
        }
        if (!old.saysConnected() && !old.tokens().areNone()) {
            tally.add(Outcome.TOKEN_WITHOUT_CONNECTION);
        }
        if (old.isConnected() && old.tokens().access() == null) {
            tally.add(Outcome.REFRESH_TOKEN_ALONE);
        }
        if (old.extras().masked()) {
            tally.add(Outcome.SECRET_MASKED);
        }
    }

    /** Returns those whose user and type have a row already, and takes them out of the map. */
    private List<PreparedIntegration> there(Map<UUID, PreparedIntegration> byRow) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement(INSERT);
                ResultSet row = insert.executeQuery()) {
            List<PreparedIntegration> there = new ArrayList<>();
            while (row.next()) {
                PreparedIntegration prepared = byRow.remove(row.getObject(1, UUID.class));
                if (prepared != null) {
                    there.add(prepared);
                }
            }
            return there;
        }
    }
}
