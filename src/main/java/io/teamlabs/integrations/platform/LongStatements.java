package io.teamlabs.integrations.platform;

import java.sql.Connection;
import java.sql.SQLException;

/** Statements that may rightly take longer than {@code DATABASE_PATIENCE}: sweeps over whole tables, proofs of a migration. */
public final class LongStatements {

    private LongStatements() {}

    /** What is done with a connection. */
    @FunctionalInterface
    public interface Work<T> {
        T with(Connection connection) throws SQLException;
    }

    /** Does the work without a bound on how long the database may take, and gives the connection its bound back. */
    public static <T> T run(Connection connection, Work<T> work) throws SQLException {
        int bound = connection.getNetworkTimeout();
        connection.setNetworkTimeout(Runnable::run, 0);
        try {
            T result = work.with(connection);
            connection.setNetworkTimeout(Runnable::run, bound);
            return result;
        } catch (SQLException | RuntimeException failure) {
            restore(connection, bound, failure);
            throw failure;
        }
    }

    /** What went wrong first is what the caller must hear of. */
    private static void restore(Connection connection, int bound, Exception failure) {
        try {
            connection.setNetworkTimeout(Runnable::run, bound);
        } catch (SQLException gone) {
            failure.addSuppressed(gone);
        }
    }
}
