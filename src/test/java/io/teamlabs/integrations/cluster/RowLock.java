package io.teamlabs.integrations.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import io.teamlabs.integrations.platform.EmbeddedDatabase;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.UUID;

/** Rows held by a transaction of the test, so that a statement of a node that writes them waits inside PostgreSQL. */
final class RowLock implements AutoCloseable {

    private static final String WAITING = """
            FROM pg_stat_activity
            WHERE datname = current_database() AND wait_event_type = 'Lock' AND query LIKE '%' || ? || '%'
              AND pid <> pg_backend_pid()""";

    private final EmbeddedDatabase database;
    private final Connection holder;

    private RowLock(EmbeddedDatabase database, Connection holder) {
        this.database = database;
        this.holder = holder;
    }

    static RowLock on(EmbeddedDatabase database, UUID[] rows) {
        try {
            Connection holder = database.asOwner();
            holder.setAutoCommit(false);
            try (PreparedStatement lock =
                    holder.prepareStatement("SELECT 1 FROM integrations WHERE id = ANY (?) ORDER BY id FOR UPDATE")) {
                lock.setObject(1, rows);
                lock.executeQuery().close();
            }
            return new RowLock(database, holder);
        } catch (SQLException failed) {
            throw new IllegalStateException("The rows could not be locked", failed);
        }
    }

    /** Returns when a statement that contains this text waits for a lock of somebody's. */
    void awaitWaiting(String statement) {
        Refreshes.until(
                () -> assertThat(count("SELECT count(*) " + WAITING, statement)).isPositive());
    }

    /** Ends the waiting statements without effect, as a failing database would; there must be one. */
    void terminateWaiting(String statement) {
        assertThat(count("SELECT count(pg_terminate_backend(pid, 10000)) " + WAITING, statement))
                .isPositive();
    }

    private int count(String query, String statement) {
        try (Connection connection = database.asSuperuser();
                PreparedStatement counted = connection.prepareStatement(query)) {
            counted.setString(1, statement);
            try (ResultSet found = counted.executeQuery()) {
                found.next();
                return found.getInt(1);
            }
        } catch (SQLException failed) {
            throw new IllegalStateException("Those who wait could not be counted", failed);
        }
    }

    /** Lets the rows go; who waits for them goes on. */
    @Override
    public void close() {
        try {
            holder.rollback();
            holder.close();
        } catch (SQLException failed) {
            throw new IllegalStateException("The rows could not be let go", failed);
        }
    }
}
