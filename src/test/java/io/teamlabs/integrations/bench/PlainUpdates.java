package io.teamlabs.integrations.bench;

import io.teamlabs.integrations.platform.EmbeddedDatabase;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicLong;

/**
 * What the database takes from a bare JDBC loop: one transaction for each row, which is given a new token and the time of its
 * next refresh, as a refresh would; sixteen connections at once. The table is a copy, columns, indexes and checks included,
 * but without the triggers that are this service's own affair.
 */
final class PlainUpdates {

    private static final int CONNECTIONS = 16;
    private static final byte[] TOKEN = new byte[220];
    private static final String UPDATE = """
            UPDATE plain_integrations SET access_token = ?, token_issued_at = now(), token_expiry = now() + interval '4 hours',
                refresh_at = now() + interval '4 hours', grant_generation = grant_generation + 1, version = version + 1,
                updated_at = now()
             WHERE organization_id = ? AND id = ?""";

    private final EmbeddedDatabase database;
    private final List<Row> rows;

    private record Row(String organization, UUID id) {}

    PlainUpdates(EmbeddedDatabase database) {
        this.database = database;
        copy();
        this.rows = rows(database);
    }

    private void copy() {
        try (Connection connection = database.asOwner();
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE TABLE plain_integrations (LIKE integrations INCLUDING ALL)");
            statement.execute("INSERT INTO plain_integrations SELECT * FROM integrations");
            statement.execute("VACUUM ANALYZE plain_integrations");
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        }
    }

    private static List<Row> rows(EmbeddedDatabase database) {
        List<Row> rows = new ArrayList<>();
        try (Connection connection = database.asOwner();
                Statement statement = connection.createStatement();
                ResultSet found = statement.executeQuery("SELECT organization_id, id FROM integrations")) {
            while (found.next()) {
                rows.add(new Row(found.getString(1), found.getObject(2, UUID.class)));
            }
            return rows;
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        }
    }

    /** Returns how many transactions a second were committed in this time. */
    double perSecond(Duration time) {
        ExecutorService threads = Executors.newFixedThreadPool(CONNECTIONS);
        try {
            AtomicLong done = new AtomicLong();
            long begin = System.nanoTime();
            List<CompletableFuture<Void>> all = new ArrayList<>();
            for (int connection = 0; connection < CONNECTIONS; connection++) {
                all.add(CompletableFuture.runAsync(() -> update(begin + time.toNanos(), done), threads));
            }
            all.forEach(CompletableFuture::join);
            return done.get() / ((System.nanoTime() - begin) / 1e9);
        } finally {
            threads.shutdown();
        }
    }

    private void update(long end, AtomicLong done) {
        try (Connection connection = database.asOwner();
                PreparedStatement update = connection.prepareStatement(UPDATE)) {
            while (System.nanoTime() < end) {
                Row row = rows.get(ThreadLocalRandom.current().nextInt(rows.size()));
                update.setBytes(1, TOKEN);
                update.setString(2, row.organization());
                update.setObject(3, row.id());
                done.addAndGet(update.executeUpdate());
            }
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        }
    }
}
