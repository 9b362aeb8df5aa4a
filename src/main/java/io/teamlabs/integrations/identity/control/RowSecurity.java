package io.teamlabs.integrations.identity.control;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** Asks the database whether it keeps organizations apart for the role that we connect with. */
public final class RowSecurity {

    private RowSecurity() {}

    /** Fails, with what the operator must do, where a table shows the connection's role rows whatever the organization. */
    public static void check(Connection connection, Collection<String> tables) throws SQLException {
        List<String> open = new ArrayList<>();
        for (String table : tables) {
            if (!isActive(connection, table)) {
                open.add(table);
            }
        }
        if (!open.isEmpty()) {
            throw new IllegalStateException(
                    "TeamLabs Integrations cannot start. Row-level security does not hold for the role of"
                            + " DATABASE_USER on: " + String.join(", ", open)
                            + ". That role must own no table, be no superuser and not"
                            + " have BYPASSRLS. Create a role for the application alone, let another own the tables, and grant through"
                            + " the migrations (DATABASE_APPLICATION_ROLE).");
        }
    }

    private static boolean isActive(Connection connection, String table) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("SELECT row_security_active(?)")) {
            statement.setString(1, table);
            try (ResultSet row = statement.executeQuery()) {
                return row.next() && row.getBoolean(1);
            }
        }
    }
}
