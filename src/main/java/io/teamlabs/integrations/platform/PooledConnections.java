package io.teamlabs.integrations.platform;

import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;

/**
 * Connections of the server's pool. Servers tell in words of their own that there is none, some without a state: here it
 * is told as the driver tells it, so that the caller hears "come again" and not of a mistake of ours.
 */
public final class PooledConnections {

    private static final String UNREACHABLE = "08001";

    private PooledConnections() {}

    /** Returns a connection, which the caller closes; fails with a state of class 08 where there is none to be had. */
    public static Connection borrow(DataSource pool) throws SQLException {
        try {
            return pool.getConnection();
        } catch (SQLException refused) {
            throw new SQLException("The pool has no connection to the database", UNREACHABLE, refused);
        }
    }
}
