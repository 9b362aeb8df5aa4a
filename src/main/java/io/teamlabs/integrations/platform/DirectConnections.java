package io.teamlabs.integrations.platform;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;

/** Connections past the server's pool, for whoever keeps one for good. */
@ApplicationScoped
public class DirectConnections {

    /**
     * Opens a connection with the application's role; the caller closes it. Neither opening it nor a statement over it
     * waits longer than the patience, in whole seconds, so that a database that fell silent is noticed.
     */
    public Connection open(String applicationName, Duration patience) throws SQLException {
        ApplicationDataSource source = new ApplicationDataSource();
        int seconds = Math.max(1, Math.toIntExact(patience.toSeconds()));
        source.setApplicationName(applicationName);
        source.setConnectTimeout(seconds);
        source.setLoginTimeout(seconds);
        source.setSocketTimeout(seconds);
        return source.getConnection();
    }
}
