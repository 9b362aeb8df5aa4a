package io.teamlabs.integrations.legacy.documents.control;

import io.teamlabs.integrations.legacy.documents.entity.DocumentKind;
import io.teamlabs.integrations.legacy.documents.entity.Outcome;
import io.teamlabs.integrations.legacy.documents.entity.Rejection;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** The rows of imports: where each is, what it counted, and which lines it keeps. */
final class Imports {

    private static final String BEGIN = """
            INSERT INTO document_imports (name, collection, file_name, file_size, head_digest)
            VALUES (?, ?, ?, ?, ?) ON CONFLICT (name) DO NOTHING""";
    private static final String FIND = """
            SELECT id, collection, file_size, head_digest, byte_offset, lines, finished_at IS NOT NULL
              FROM document_imports WHERE name = ?""";
    private static final String PROGRESS = """
            UPDATE document_imports SET byte_offset = ?, lines = ?, progressed_at = now()
             WHERE id = ? AND byte_offset = ?""";
    private static final String COUNT = """
            INSERT INTO document_import_counts AS held (import_id, outcome, meaning, amount)
            SELECT ?, * FROM unnest(?::text[], ?::text[], ?::bigint[])
            ON CONFLICT (import_id, outcome) DO UPDATE SET amount = held.amount + excluded.amount""";
    private static final String REJECT = """
            INSERT INTO document_import_rejects
                (import_id, line, byte_offset, byte_length, document_id, reason, field, meaning, user_written)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)""";

    private final Connection connection;

    Imports(Connection connection) {
        this.connection = connection;
    }

    /** Returns the import of this name, begun now or before; fails with {@link ImportFailure} where it is of another file. */
    ImportRun begin(String name, DocumentKind kind, SourceFile file) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement(BEGIN)) {
            insert.setString(1, name);
            insert.setString(2, kind.value());
            insert.setString(3, file.name());
            insert.setLong(4, file.size());
            insert.setBytes(5, file.headDigest());
            insert.executeUpdate();
        }
        try (PreparedStatement query = connection.prepareStatement(FIND)) {
            query.setString(1, name);
            try (ResultSet row = query.executeQuery()) {
                row.next();
                refuseUnlessSame(name, kind, file, row);
                return new ImportRun(row.getLong(1), kind, file, row.getLong(5), row.getLong(6), row.getBoolean(7));
            }
        }
    }

    private static void refuseUnlessSame(String name, DocumentKind kind, SourceFile file, ResultSet row)
            throws SQLException {
        boolean same = kind.value().equals(row.getString(2))
                && file.size() == row.getLong(3)
                && Arrays.equals(file.headDigest(), row.getBytes(4));
        if (!same) {
            throw new ImportFailure("Another file, or this one before it was changed, was imported as \"" + name
                    + "\". Give this one a name of its own: --name NAME.");
        }
    }

    /** Moves the import on, in the transaction that wrote the batch; nobody else may have moved it meanwhile. */
    void progress(ImportRun run, Batch batch, Tally tally) throws SQLException {
        try (PreparedStatement update = connection.prepareStatement(PROGRESS)) {
            update.setLong(1, batch.endOffset());
            update.setLong(2, batch.lastLine());
            update.setLong(3, run.id());
            update.setLong(4, batch.startOffset());
            if (update.executeUpdate() != 1) {
                throw new ImportFailure("Somebody else moved this import on, or removed its row. Run it again.");
            }
        }
        count(run, tally.counts());
        reject(
                run,
                batch.lines().stream().filter(line -> line.rejection() != null).toList());
    }

    private void count(ImportRun run, Map<Outcome, Long> counts) throws SQLException {
        if (counts.isEmpty()) {
            return;
        }
        try (PreparedStatement insert = connection.prepareStatement(COUNT)) {
            insert.setLong(1, run.id());
            insert.setArray(
                    2,
                    connection.createArrayOf(
                            "text", counts.keySet().stream().map(Outcome::code).toArray()));
            insert.setArray(
                    3,
                    connection.createArrayOf(
                            "text",
                            counts.keySet().stream().map(Outcome::meaning).toArray()));
            insert.setArray(
                    4, connection.createArrayOf("bigint", counts.values().toArray()));
            insert.executeUpdate();
        }
    }

    private void reject(ImportRun run, List<ReadLine> rejected) throws SQLException {
        if (rejected.isEmpty()) {
            return;
        }
        try (PreparedStatement insert = connection.prepareStatement(REJECT)) {
            for (ReadLine line : rejected) {
                bind(insert, run, line);
                insert.addBatch();
            }
            insert.executeBatch();
        }
    }

    private static void bind(PreparedStatement insert, ImportRun run, ReadLine line) throws SQLException {
        Rejection rejection = Objects.requireNonNull(line.rejection());
        insert.setLong(1, run.id());
        insert.setLong(2, line.source().number());
        insert.setLong(3, line.source().offset());
        insert.setLong(4, line.source().length());
        insert.setString(5, line.documentId());
        insert.setString(6, rejection.reason().code());
        insert.setString(7, rejection.field());
        insert.setString(8, rejection.reason().meaning());
        insert.setBoolean(9, line.user() != null);
    }

    void finish(ImportRun run) throws SQLException {
        try (PreparedStatement update =
                connection.prepareStatement("UPDATE document_imports SET finished_at = now() WHERE id = ?")) {
            update.setLong(1, run.id());
            update.executeUpdate();
        }
    }
}
