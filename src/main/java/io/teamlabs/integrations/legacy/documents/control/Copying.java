package io.teamlabs.integrations.legacy.documents.control;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;

/** The driver's COPY, and statements without parameters. */
record Copying(Connection connection) {

    private static final int PORTION = 1 << 16;
    /** The signature, no flags, no extension. */
    private static final byte[] HEADER = "PGCOPY\n\u00ff\r\n\0\0\0\0\0\0\0\0\0".getBytes(StandardCharsets.ISO_8859_1);

    private static final byte[] TRAILER = {-1, -1};

    void copy(String table, CopyBinary rows) throws SQLException {
        CopyIn copy = connection
                .unwrap(PGConnection.class)
                .getCopyAPI()
                .copyIn("COPY " + table + " FROM STDIN (FORMAT binary)");
        try {
            copy.writeToCopy(HEADER, 0, HEADER.length);
            for (int at = 0; at < rows.length(); at += PORTION) {
                copy.writeToCopy(rows.array(), at, Math.min(PORTION, rows.length() - at));
            }
            copy.writeToCopy(TRAILER, 0, TRAILER.length);
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
