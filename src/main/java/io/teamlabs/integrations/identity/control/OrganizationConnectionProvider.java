package io.teamlabs.integrations.identity.control;

import io.teamlabs.integrations.platform.PooledConnections;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Map;
import javax.naming.InitialContext;
import javax.naming.NamingException;
import javax.sql.DataSource;
import org.hibernate.engine.config.spi.ConfigurationService;
import org.hibernate.engine.jdbc.connections.spi.MultiTenantConnectionProvider;
import org.hibernate.service.UnknownUnwrapTypeException;
import org.hibernate.service.spi.ServiceRegistryAwareService;
import org.hibernate.service.spi.ServiceRegistryImplementor;
import org.jspecify.annotations.Nullable;

/**
 * Hands Hibernate the pool's connections and tells the database, once in each transaction, whose rows it may show. The
 * setting is the transaction's own: it is gone with it, so that a pooled connection carries nothing to its next user.
 * Hibernate keeps the connection for the transaction ({@code hibernate.connection.handling_mode}).
 */
public class OrganizationConnectionProvider
        implements MultiTenantConnectionProvider<String>, ServiceRegistryAwareService {

    private static final long serialVersionUID = 1L;
    private static final String DATA_SOURCE = "jakarta.persistence.jtaDataSource";

    private transient @Nullable DataSource dataSource;

    @Override
    public void injectServices(ServiceRegistryImplementor registry) {
        Map<String, Object> settings =
                registry.requireService(ConfigurationService.class).getSettings();
        dataSource = dataSource(settings.get(DATA_SOURCE));
    }

    @SuppressWarnings("BanJNDI") // the name is the one in our persistence.xml
    private static DataSource dataSource(@Nullable Object setting) {
        if (setting instanceof DataSource source) {
            return source;
        }
        try {
            return InitialContext.doLookup(String.valueOf(setting));
        } catch (NamingException absent) {
            throw new IllegalStateException("No data source under the setting " + DATA_SOURCE, absent);
        }
    }

    /** For the check of the schema, which reads no rows. */
    @Override
    public Connection getAnyConnection() throws SQLException {
        if (dataSource == null) {
            throw new IllegalStateException("Hibernate has not handed over its settings yet");
        }
        return PooledConnections.borrow(dataSource);
    }

    @Override
    public void releaseAnyConnection(Connection connection) throws SQLException {
        connection.close();
    }

    @Override
    public Connection getConnection(String organization) throws SQLException {
        Connection connection = getAnyConnection();
        try {
            bind(connection, organization);
            return connection;
        } catch (SQLException | IllegalStateException failure) {
            connection.close();
            throw failure;
        }
    }

    private static void bind(Connection connection, String organization) throws SQLException {
        if (!connection.getAutoCommit()) {
            show(connection, organization);
        } else if (!organization.equals(OrganizationResolver.NOBODY)) {
            throw new IllegalStateException(
                    "There is no transaction, and without one the database shows no row of any organization. Begin one first");
        }
    }

    private static void show(Connection connection, String organization) throws SQLException {
        try (PreparedStatement statement =
                connection.prepareStatement("SELECT set_config('app.organization_id', ?, true)")) {
            statement.setString(1, organization);
            statement.execute();
        }
    }

    @Override
    public void releaseConnection(String organization, Connection connection) throws SQLException {
        connection.close();
    }

    /** No: a connection given back within the transaction would lose what the database was told. */
    @Override
    public boolean supportsAggressiveRelease() {
        return false;
    }

    @Override
    public boolean isUnwrappableAs(Class<?> type) {
        return type.isInstance(this);
    }

    @Override
    public <T> T unwrap(Class<T> type) {
        if (!isUnwrappableAs(type)) {
            throw new UnknownUnwrapTypeException(type);
        }
        return type.cast(this);
    }
}
