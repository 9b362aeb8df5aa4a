package io.teamlabs.integrations.platform;

import java.sql.Connection;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * The driver's data source, configured from the settings instead of by the server, so that one WAR runs on any server
 * without an edit there. The server pools it.
 */
public class ApplicationDataSource extends PGSimpleDataSource {

    private static final long serialVersionUID = 1L;
    private static final int MOST_TO_CONNECT = 5;

    public ApplicationDataSource() {
        DatabaseSettings settings = Settings.read(DatabaseSettings::from);
        setUrl(settings.url());
        setUser(settings.user());
        setPassword(settings.password().reveal());
        setPrepareThreshold(3);
        // A database that falls silent, as its machine's death does, must not hold a thread of ours for ever.
        int patience = Math.toIntExact(settings.patience().toSeconds());
        setSocketTimeout(patience);
        setConnectTimeout(Math.min(patience, MOST_TO_CONNECT));
        setLoginTimeout(Math.min(patience, MOST_TO_CONNECT));
        setTcpKeepAlive(true);
        // The detail of a violated constraint repeats the row, which belongs in no log.
        setLogServerErrorDetail(false);
    }

    /** WildFly asks with null or empty text for both: the configured role is meant. */
    @Override
    public Connection getConnection(@Nullable String user, @Nullable String password) throws SQLException {
        return user == null || user.isEmpty() ? getConnection() : super.getConnection(user, password);
    }
}
