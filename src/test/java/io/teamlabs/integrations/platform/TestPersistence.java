package io.teamlabs.integrations.platform;

import jakarta.persistence.EntityManager;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.hibernate.Session;
import org.hibernate.SessionFactory;
import org.hibernate.boot.registry.BootstrapServiceRegistryBuilder;
import org.hibernate.boot.registry.classloading.internal.ClassLoaderServiceImpl;
import org.hibernate.cfg.Configuration;
import org.hibernate.engine.jdbc.connections.spi.MultiTenantConnectionProvider;
import org.hibernate.integrator.spi.Integrator;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

/**
 * Hibernate over the embedded database without a server: the entities of persistence.xml, validated against the schema,
 * as the application's role, and each transaction within one organization.
 */
public final class TestPersistence implements AutoCloseable {

    private final SessionFactory factory;

    private TestPersistence(SessionFactory factory) {
        this.factory = factory;
    }

    public static TestPersistence over(EmbeddedDatabase database) {
        Configuration configuration = new Configuration(new BootstrapServiceRegistryBuilder()
                .applyClassLoaderService(new WithoutIntegrators())
                .build());
        entities().forEach(configuration::addAnnotatedClass);
        configuration.getProperties().put("hibernate.multi_tenant_connection_provider", new Connections(database));
        return new TestPersistence(configuration
                .setProperty("hibernate.hbm2ddl.auto", "validate")
                .setProperty("hibernate.type.json_format_mapper", JsonTextFormat.class.getName())
                .setProperty("hibernate.connection.provider_disables_autocommit", "true")
                .buildSessionFactory());
    }

    /** Does the work in a transaction of that organization; a failure rolls back. */
    public <T extends @Nullable Object> T within(String organization, Function<EntityManager, T> work) {
        try (Session session =
                factory.withOptions().tenantIdentifier((Object) organization).openSession()) {
            session.beginTransaction();
            T result = work.apply(session);
            session.getTransaction().commit();
            return result;
        }
    }

    @Override
    public void close() {
        factory.close();
    }

    private static List<Class<?>> entities() {
        try (InputStream file = Objects.requireNonNull(
                TestPersistence.class.getClassLoader().getResourceAsStream("META-INF/persistence.xml"))) {
            NodeList classes = DocumentBuilderFactory.newInstance()
                    .newDocumentBuilder()
                    .parse(file)
                    .getElementsByTagName("class");
            return java.util.stream.IntStream.range(0, classes.getLength())
                    .<Class<?>>mapToObj(
                            at -> named(classes.item(at).getTextContent().strip()))
                    .toList();
        } catch (IOException failed) {
            throw new UncheckedIOException("persistence.xml cannot be read", failed);
        } catch (SAXException | ParserConfigurationException malformed) {
            throw new IllegalStateException("persistence.xml is malformed", malformed);
        }
    }

    private static Class<?> named(String name) {
        try {
            return Class.forName(name);
        } catch (ClassNotFoundException missing) {
            throw new IllegalStateException("persistence.xml names a class that is not there", missing);
        }
    }

    /** The start of the service, which migrates and checks its settings, is not wanted here. */
    private static final class WithoutIntegrators extends ClassLoaderServiceImpl {

        private static final long serialVersionUID = 1L;

        @Override
        public <S> Collection<S> loadJavaServices(Class<S> service) {
            return service == Integrator.class ? List.of() : super.loadJavaServices(service);
        }
    }

    private static final class Connections implements MultiTenantConnectionProvider<String> {

        private static final long serialVersionUID = 1L;

        private final transient EmbeddedDatabase database;

        Connections(EmbeddedDatabase database) {
            this.database = database;
        }

        @Override
        public Connection getAnyConnection() throws SQLException {
            return database.asApplication();
        }

        @Override
        public void releaseAnyConnection(Connection connection) throws SQLException {
            connection.close();
        }

        @Override
        public Connection getConnection(String organization) throws SQLException {
            Connection connection = database.asApplication();
            connection.setAutoCommit(false);
            try (PreparedStatement set =
                    connection.prepareStatement("SELECT set_config('app.organization_id', ?, true)")) {
                set.setString(1, organization);
                set.execute();
            }
            return connection;
        }

        @Override
        public void releaseConnection(String organization, Connection connection) throws SQLException {
            connection.close();
        }

        @Override
        public boolean supportsAggressiveRelease() {
            return false;
        }

        @Override
        public boolean isUnwrappableAs(Class<?> type) {
            return false;
        }

        @Override
        public <T> T unwrap(Class<T> type) {
            throw new IllegalArgumentException("Nothing to unwrap");
        }
    }
}
