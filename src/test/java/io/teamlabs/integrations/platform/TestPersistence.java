package io.teamlabs.integrations.platform;

import io.teamlabs.integrations.identity.control.OrganizationConnectionProvider;
import io.teamlabs.integrations.identity.control.OrganizationGuard;
import io.teamlabs.integrations.identity.control.OrganizationResolver;
import io.teamlabs.integrations.identity.control.OrganizationScope;
import io.teamlabs.integrations.identity.control.SessionOrganization;
import io.teamlabs.integrations.identity.entity.OrganizationId;
import jakarta.persistence.EntityManager;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import javax.sql.DataSource;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.hibernate.Session;
import org.hibernate.SessionFactory;
import org.hibernate.boot.registry.BootstrapServiceRegistryBuilder;
import org.hibernate.boot.registry.classloading.internal.ClassLoaderServiceImpl;
import org.hibernate.cfg.Configuration;
import org.hibernate.integrator.spi.Integrator;
import org.jspecify.annotations.Nullable;
import org.postgresql.ds.PGSimpleDataSource;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

/**
 * Hibernate over the embedded database without a server: the entities of persistence.xml, validated against the schema,
 * as the application's role, with the walls between organizations that stand in production.
 */
public final class TestPersistence implements AutoCloseable {

    private final SessionFactory factory;

    private TestPersistence(SessionFactory factory) {
        this.factory = factory;
    }

    public static TestPersistence over(EmbeddedDatabase database) {
        return over(dataSource(database));
    }

    /** Over connections that are in a transaction from the first statement on. */
    static TestPersistence over(DataSource transactional) {
        Configuration configuration = new Configuration(new BootstrapServiceRegistryBuilder()
                .applyClassLoaderService(new WithoutIntegrators())
                .build());
        entities().forEach(configuration::addAnnotatedClass);
        OrganizationGuard guard = new OrganizationGuard();
        guard.protect(List.of("integrations", "integration_events", "organization_keys"));
        configuration.getProperties().put("jakarta.persistence.jtaDataSource", transactional);
        configuration.getProperties().put("hibernate.session_factory.statement_inspector", guard);
        return new TestPersistence(configuration
                .setProperty("hibernate.tenant_identifier_resolver", OrganizationResolver.class.getName())
                .setProperty(
                        "hibernate.multi_tenant_connection_provider", OrganizationConnectionProvider.class.getName())
                .setProperty("hibernate.session.events.auto", SessionOrganization.class.getName())
                .setProperty("hibernate.hbm2ddl.auto", "validate")
                .setProperty("hibernate.type.json_format_mapper", JsonTextFormat.class.getName())
                .setProperty("hibernate.connection.provider_disables_autocommit", "true")
                .buildSessionFactory());
    }

    private static DataSource dataSource(EmbeddedDatabase database) {
        TransactionalDataSource source = new TransactionalDataSource();
        Map<String, String> settings = database.settings();
        source.setUrl(settings.get("DATABASE_URL"));
        source.setUser(settings.get("DATABASE_USER"));
        source.setPassword(settings.get("DATABASE_PASSWORD"));
        return source;
    }

    /** Does the work in a transaction of that organization; a failure rolls back. */
    public <T extends @Nullable Object> T within(String organization, Function<EntityManager, T> work) {
        return OrganizationScope.within(new OrganizationId(organization), () -> transaction(work));
    }

    /** Does the work in a transaction of whomever the thread is bound to, which may be nobody. */
    public <T extends @Nullable Object> T transaction(Function<EntityManager, T> work) {
        try (Session session = factory.openSession()) {
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

    /** The application's connections, in a transaction from the first statement on, as a server hands them out in JTA. */
    private static final class TransactionalDataSource extends PGSimpleDataSource {

        private static final long serialVersionUID = 1L;

        @Override
        public Connection getConnection(@Nullable String user, @Nullable String password) throws SQLException {
            Connection connection = super.getConnection(user, password);
            connection.setAutoCommit(false);
            return connection;
        }
    }
}
