package io.teamlabs.integrations.platform;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.postgresql.PGConnection;
import org.postgresql.PGNotification;

/** A connection that listens. One thread works with it; any may cut it. */
final class NotificationLink implements AutoCloseable {

    /** The name under which the database's operator sees it. */
    static final String APPLICATION_NAME = "teamlabs-integrations-listener";

    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private final Connection connection;
    private final int channels;

    private NotificationLink(Connection connection, int channels) {
        this.connection = connection;
        this.channels = channels;
    }

    /** Opens a connection that hears what is sent on the channels from now on. */
    static NotificationLink open(DirectConnections connections, Set<String> channels) throws SQLException {
        Connection connection = connections.open(APPLICATION_NAME, PATIENCE);
        try (Statement statement = connection.createStatement()) {
            for (String channel : channels) {
                statement.execute("LISTEN " + channel);
            }
            return new NotificationLink(connection, channels.size());
        } catch (SQLException failure) {
            connection.close();
            throw failure;
        }
    }

    /** Waits at most so long for notifications; none is an empty list. */
    List<PGNotification> await(Duration most) throws SQLException {
        PGNotification[] heard =
                connection.unwrap(PGConnection.class).getNotifications(Math.max(1, (int) most.toMillis()));
        return heard == null ? List.of() : List.of(heard);
    }

    /**
     * Asks for a sign of life, and fails where none comes in time. A pooler that hands statements to changing backends
     * would answer, and never pass on a notification: so the backend must be one that listens.
     */
    void probe() throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet listening = statement.executeQuery("SELECT count(*) FROM pg_listening_channels()")) {
            if (!listening.next() || listening.getInt(1) != channels) {
                throw new SQLException(
                        "The connection listens no longer; DATABASE_URL must lead to a backend of its own");
            }
        }
    }

    /** Ends it at once, whatever its thread waits for. */
    void cut() throws SQLException {
        connection.abort(Runnable::run);
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
