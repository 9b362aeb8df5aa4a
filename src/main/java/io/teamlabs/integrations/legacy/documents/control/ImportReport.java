package io.teamlabs.integrations.legacy.documents.control;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * What an import did, over all its runs.
 *
 * @param rejected the lines that are kept with their reasons
 */
public record ImportReport(String text, long rejected) {

    private static final String COUNTS = """
            SELECT outcome, meaning, amount FROM document_import_counts WHERE import_id = ? ORDER BY outcome""";
    private static final String REASONS = """
            SELECT reason || coalesce(' ' || field, ''), min(meaning), count(*) FROM document_import_rejects
             WHERE import_id = ? GROUP BY 1 ORDER BY 3 DESC, 1""";
    private static final String FIRST = """
            SELECT line, reason || coalesce(' ' || field, ''), coalesce(document_id, '')
              FROM document_import_rejects WHERE import_id = ? ORDER BY line LIMIT 10""";

    static ImportReport read(Connection connection, ImportRun run) throws SQLException {
        StringBuilder text = new StringBuilder();
        for (String[] row : rows(connection, COUNTS, run)) {
            text.append(String.format(Locale.ROOT, "%,12d  %s%n", Long.parseLong(row[2]), row[1]));
        }
        long rejected = 0;
        for (String[] row : rows(connection, REASONS, run)) {
            text.append(
                    String.format(Locale.ROOT, "%,12d  kept apart, %s: %s%n", Long.parseLong(row[2]), row[0], row[1]));
            rejected += Long.parseLong(row[2]);
        }
        for (String[] row : rows(connection, FIRST, run)) {
            text.append(String.format(Locale.ROOT, "        line %s  %s  %s%n", row[0], row[1], row[2]));
        }
        return new ImportReport(text.toString(), rejected);
    }

    private static List<String[]> rows(Connection connection, String sql, ImportRun run) throws SQLException {
        try (PreparedStatement query = connection.prepareStatement(sql)) {
            query.setLong(1, run.id());
            try (ResultSet row = query.executeQuery()) {
                List<String[]> rows = new ArrayList<>();
                while (row.next()) {
                    rows.add(new String[] {row.getString(1), row.getString(2), row.getString(3)});
                }
                return rows;
            }
        }
    }
}
