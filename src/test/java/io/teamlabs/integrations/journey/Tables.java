package io.teamlabs.integrations.journey;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/** Everything that is stored, as the database writes it: bytes in hexadecimal. */
final class Tables {

    private Tables() {}

    /** Returns every row of every table of the schema, its table's name in front. */
    static List<String> rows(Connection owner) throws SQLException {
        List<String> rows = new ArrayList<>();
        for (String table : column(owner, "SELECT tablename FROM pg_tables WHERE schemaname = 'public'")) {
            column(owner, "SELECT row_to_json(r)::text FROM " + table + " r")
                    .forEach(row -> rows.add(table + " " + row));
        }
        return rows;
    }

    private static List<String> column(Connection owner, String sql) throws SQLException {
        List<String> values = new ArrayList<>();
        try (Statement statement = owner.createStatement();
                ResultSet found = statement.executeQuery(sql)) {
            while (found.next()) {
                values.add(found.getString(1));
            }
        }
        return values;
    }
}
