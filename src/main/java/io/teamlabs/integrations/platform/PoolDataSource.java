package io.teamlabs.integrations.platform;

import java.sql.Connection;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** The data source as the server's pool sees it: what it hands out outlives an outage of the database. */
public class PoolDataSource extends ApplicationDataSource {

    private static final long serialVersionUID = 1L;

    @Override
    public Connection getConnection() throws SQLException {
        return RevivedConnection.from(super::getConnection);
    }

    @Override
    public Connection getConnection(@Nullable String user, @Nullable String password) throws SQLException {
        return user == null || user.isEmpty() ? getConnection() : super.getConnection(user, password);
    }
}
