package io.teamlabs.integrations.vault.control;

import io.teamlabs.integrations.platform.SettingsException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Map;

/**
 * Tells the right keyset from a wrong one before any harm is done. The first start leaves a canary, every later one must
 * open it. JDBC, since it runs before there is an EntityManager.
 */
public final class CanaryCheck {

    private static final String QUERY = "SELECT canary, key_id FROM vault_canary WHERE id = 1";

    private final WrappingKeyset keyset;

    public CanaryCheck(WrappingKeyset keyset) {
        this.keyset = keyset;
    }

    /** Fails with a {@link SettingsException} where the database was sealed with another keyset. */
    public void check(Connection connection) throws SQLException {
        leaveWhereNoneIs(connection);
        try (PreparedStatement query = connection.prepareStatement(QUERY);
                ResultSet row = query.executeQuery()) {
            row.next();
            if (!keyset.opensCanary(row.getBytes("canary"))) {
                throw wrongKeyset(row.getLong("key_id"));
            }
        }
    }

    /** Returns whether the database was sealed with this keyset; false too where the canary is gone. */
    public boolean passes(Connection connection) throws SQLException {
        try (PreparedStatement query = connection.prepareStatement(QUERY);
                ResultSet row = query.executeQuery()) {
            return row.next() && keyset.opensCanary(row.getBytes("canary"));
        }
    }

    /** Of nodes that start at once, the first leaves it and the others yield. */
    private void leaveWhereNoneIs(Connection connection) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement(
                "INSERT INTO vault_canary (id, canary, key_id) VALUES (1, ?, ?) ON CONFLICT DO NOTHING")) {
            insert.setBytes(1, keyset.newCanary());
            insert.setLong(2, keyset.primaryId());
            insert.executeUpdate();
        }
    }

    private SettingsException wrongKeyset(long sealedWith) {
        return new SettingsException(Map.of(
                VaultSettings.KEYSET,
                "It is the wrong keyset: this database was sealed with key " + sealedWith
                        + ", and the keyset (primary key " + keyset.primaryId()
                        + ") does not open it. Set it to the keyset that holds key " + sealedWith + "."));
    }
}
