package io.teamlabs.integrations.legacy.documents.control;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;

/** The driver's COPY, and statements without parameters. */
record Copying(Connection connection) {

    private static final int PORTION = 1 << 16;

    void copy(String table, CopyText rows) throws SQLException {
        CopyIn copy = connection.unwrap(PGConnection.class).getCopyAPI().copyIn("COPY " + table + " FROM STDIN");
        try {
            for (int at = 0; at < rows.length(); at += PORTION) {
                copy.writeToCopy(rows.array(), at, Math.min(PORTION, rows.length() - at));
            }
            copy.endCopy();
        } finally {
            if (copy.isActive()) {
                copy.cancelCopy();
            }
        }
    }

    void run(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
