package io.teamlabs.integrations.platform;

import jakarta.annotation.Priority;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.enterprise.concurrent.ManagedThreadFactory;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.literal.InjectLiteral;
import jakarta.enterprise.inject.spi.AfterBeanDiscovery;
import jakarta.enterprise.inject.spi.AnnotatedField;
import jakarta.enterprise.inject.spi.BeforeBeanDiscovery;
import jakarta.enterprise.inject.spi.Extension;
import jakarta.enterprise.inject.spi.ProcessAnnotatedType;
import jakarta.enterprise.inject.spi.WithAnnotations;
import jakarta.enterprise.util.Nonbinding;
import jakarta.inject.Inject;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.Interceptor;
import jakarta.interceptor.InvocationContext;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.TransactionSynchronizationRegistry;
import jakarta.transaction.Transactional;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.jboss.weld.bootstrap.spi.BeanDiscoveryMode;
import org.jboss.weld.environment.se.Weld;
import org.jboss.weld.environment.se.WeldContainer;

/**
 * Beans of the WAR at work without a server: real CDI, real entities and transactions, over a real PostgreSQL with the
 * application's role. What a server would give (data source, entity manager, transactions) comes from here; what else a
 * test replaces it names itself.
 */
public final class Workbench implements AutoCloseable {

    private static final EmbeddedDatabase DATABASE = EmbeddedDatabase.migrated();
    private static final Ground SHARED = Ground.over(DATABASE);

    private static final ManagedScheduledExecutorService THREADS = new PlainThreads().managed();
    private static final Set<Class<?>> GIFTS = Set.of(
            EntityManager.class,
            DataSource.class,
            ManagedExecutorService.class,
            ManagedScheduledExecutorService.class,
            ManagedThreadFactory.class,
            TransactionSynchronizationRegistry.class);

    private final WeldContainer container;

    /** Empties the one database of this JVM. */
    public static void empty() {
        asOwner("TRUNCATE integrations, integration_events, pending_revocations, organization_keys,"
                + " pending_authorizations, users, organizations, legacy_report, legacy_sealing, legacy_proofs,"
                + " quota_buckets CASCADE");
    }

    /** What stands for the server's data source and persistence. */
    private record Ground(
            SmallPool pool, SmallPool transactions, PlainPersistence persistence, DirectConnections direct) {

        static Ground over(EmbeddedDatabase database) {
            SmallPool transactions = new SmallPool(database::asApplication, 16, true);
            return new Ground(
                    new SmallPool(database::asApplication, 8, false),
                    transactions,
                    new PlainPersistence(TestPersistence.over(transactions)),
                    new DirectConnections() {
                        @Override
                        public Connection open(String applicationName, Duration patience) throws SQLException {
                            return database.asApplication(applicationName);
                        }
                    });
        }
    }

    /** Returns how often beans over the one database of this JVM went to it since the start, save to listen. */
    public static long roundTrips() {
        return SHARED.pool().roundTrips() + SHARED.transactions().roundTrips();
    }

    /** Starts the named beans over the one database of this JVM; several at once are several nodes. */
    public Workbench(Consumer<Weld> beans) {
        this(SHARED, beans);
    }

    /** Starts the named beans over a database of the caller's own, whose schema Hibernate validates. */
    public static Workbench over(EmbeddedDatabase database, Consumer<Weld> beans) {
        return new Workbench(Ground.over(database), beans);
    }

    private Workbench(Ground ground, Consumer<Weld> beans) {
        Weld weld = new Weld()
                .disableDiscovery()
                .setBeanDiscoveryMode(BeanDiscoveryMode.ANNOTATED)
                .addExtension(new ServerGifts(ground))
                .addBeanClasses(ThreadTransactions.class, AfterTransaction.class, Notifications.class);
        beans.accept(weld);
        container = weld.initialize();
    }

    public <T> T bean(Class<T> type) {
        return container.select(type).get();
    }

    /** Runs a statement with the owner's role, which row-level security does not restrict. */
    public static int asOwner(String sql) {
        try (Connection connection = DATABASE.asOwner();
                Statement statement = connection.createStatement()) {
            return statement.executeUpdate(sql);
        } catch (SQLException failed) {
            throw new IllegalStateException("Failed: " + sql, failed);
        }
    }

    /** Returns the first column of what a query finds with the owner's role. */
    public static List<String> askOwner(String query) {
        return ask(DATABASE::asOwner, query);
    }

    /** Returns the first column of what a query finds with the superuser's role. */
    public static List<String> askSuperuser(String query) {
        return ask(DATABASE::asSuperuser, query);
    }

    private static List<String> ask(SmallPool.Opening role, String query) {
        List<String> found = new ArrayList<>();
        try (Connection connection = role.open();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(query)) {
            while (rows.next()) {
                found.add(rows.getString(1));
            }
            return found;
        } catch (SQLException failed) {
            throw new IllegalStateException("Failed: " + query, failed);
        }
    }

    @Override
    public void close() {
        container.close();
    }

    /** Injects what a server would: fields that ask for it by the annotations of Jakarta Persistence and Annotations. */
    static final class ServerGifts implements Extension {

        private final Ground ground;

        ServerGifts(Ground ground) {
            this.ground = ground;
        }

        /** One interceptor serves every kind of transaction; the annotation's value would bind it to one kind alone. */
        public void bind(@Observes BeforeBeanDiscovery discovery) {
            discovery
                    .configureInterceptorBinding(Transactional.class)
                    .methods()
                    .forEach(member -> member.add(Nonbinding.Literal.INSTANCE));
        }

        public <T> void ask(
                @Observes @WithAnnotations({PersistenceContext.class, Resource.class}) ProcessAnnotatedType<T> type) {
            type.configureAnnotatedType()
                    .filterFields(ServerGifts::isGift)
                    .forEach(field -> field.add(InjectLiteral.INSTANCE));
        }

        private static boolean isGift(AnnotatedField<?> field) {
            Class<?> type = field.getJavaMember().getType();
            return GIFTS.contains(type);
        }

        public void give(@Observes AfterBeanDiscovery discovery) {
            give(discovery, EntityManager.class, ground.persistence().entityManager());
            give(discovery, DataSource.class, ground.pool());
            give(discovery, PlainPersistence.class, ground.persistence());
            give(discovery, ManagedScheduledExecutorService.class, THREADS);
            give(discovery, ManagedExecutorService.class, THREADS);
            give(discovery, ManagedThreadFactory.class, PlainThreads.factory());
            give(
                    discovery,
                    TransactionSynchronizationRegistry.class,
                    ground.persistence().registry());
            give(discovery, DirectConnections.class, ground.direct());
        }

        private static <T> void give(AfterBeanDiscovery discovery, Class<T> type, T gift) {
            discovery.<T>addBean().types(type).createWith(context -> gift);
        }
    }

    /** Transactions as {@code @Transactional} asks for them, of the calling thread. */
    @Interceptor
    @Transactional
    @Priority(Interceptor.Priority.PLATFORM_BEFORE)
    static class ThreadTransactions {

        @Inject
        PlainPersistence persistence;

        @AroundInvoke
        Object around(InvocationContext call) throws Exception {
            return switch (kind(call)) {
                case REQUIRED -> persistence.hasTransaction() ? call.proceed() : persistence.transaction(call::proceed);
                case REQUIRES_NEW -> persistence.transaction(call::proceed);
                case MANDATORY -> mandatory(call);
                case SUPPORTS, NOT_SUPPORTED, NEVER -> call.proceed();
            };
        }

        private Object mandatory(InvocationContext call) throws Exception {
            if (!persistence.hasTransaction()) {
                throw new IllegalStateException(call.getMethod() + " needs the caller's transaction");
            }
            return call.proceed();
        }

        private static Transactional.TxType kind(InvocationContext call) {
            Transactional onMethod = call.getMethod().getAnnotation(Transactional.class);
            Transactional asked = onMethod != null
                    ? onMethod
                    : call.getMethod().getDeclaringClass().getAnnotation(Transactional.class);
            return asked == null ? Transactional.TxType.REQUIRED : asked.value();
        }
    }
}
