package io.teamlabs.integrations.platform;

import io.teamlabs.integrations.identity.control.OrganizationScope;
import jakarta.persistence.EntityManager;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
import javax.sql.DataSource;
import org.hibernate.SessionFactory;
import org.hibernate.boot.MetadataSources;
import org.hibernate.boot.registry.BootstrapServiceRegistryBuilder;
import org.hibernate.boot.registry.StandardServiceRegistryBuilder;
import org.hibernate.boot.registry.classloading.internal.ClassLoaderServiceImpl;
import org.hibernate.context.spi.CurrentTenantIdentifierResolver;
import org.hibernate.integrator.spi.Integrator;
import org.hibernate.type.descriptor.WrapperOptions;
import org.hibernate.type.descriptor.java.JavaType;
import org.hibernate.type.format.FormatMapper;
import org.jspecify.annotations.Nullable;

/**
 * The WAR's entities over a real database, without a server: a thread has at most one transaction at hand, of the
 * organization that it is bound to. Outside of one the entity manager refuses to work, loudly.
 */
public final class PlainPersistence {

    private static final Pattern CLASS = Pattern.compile("<class>\\s*([\\w.]+)\\s*</class>");

    private final SessionFactory factory;

    @SuppressWarnings("ThreadLocalUsage") // one database, one instance
    private final ThreadLocal<@Nullable EntityManager> atHand = new ThreadLocal<>();

    public PlainPersistence(DataSource dataSource) {
        var services = new StandardServiceRegistryBuilder(new BootstrapServiceRegistryBuilder()
                        .applyClassLoaderService(new WithoutIntegrators())
                        .build())
                .applySetting("jakarta.persistence.nonJtaDataSource", dataSource)
                .applySetting("hibernate.tenant_identifier_resolver", new ByThread())
                .applySetting("hibernate.hbm2ddl.auto", "validate")
                .applySetting("hibernate.type.json_format_mapper", new TextAsItIs())
                .build();
        MetadataSources sources = new MetadataSources(services);
        entities().forEach(sources::addAnnotatedClassName);
        factory = sources.buildMetadata().buildSessionFactory();
    }

    /** The database is migrated and the keyset made by the test itself. */
    private static final class WithoutIntegrators extends ClassLoaderServiceImpl {
        @Override
        public <S> Set<S> loadJavaServices(Class<S> service) {
            return service == Integrator.class ? Set.of() : Set.copyOf(super.loadJavaServices(service));
        }
    }

    /** The entities keep JSON as text; nothing is mapped, and no server is there to bring a mapper. */
    private static final class TextAsItIs implements FormatMapper {
        @Override
        public <T> T fromString(CharSequence text, JavaType<T> type, WrapperOptions options) {
            return type.fromString(text);
        }

        @Override
        public <T> String toString(T value, JavaType<T> type, WrapperOptions options) {
            return type.toString(value);
        }
    }

    private static final class ByThread implements CurrentTenantIdentifierResolver<String> {
        @Override
        public String resolveCurrentTenantIdentifier() {
            return OrganizationScope.current()
                    .map(organization -> organization.value())
                    .orElse("");
        }

        @Override
        public boolean validateExistingCurrentSessions() {
            return true;
        }
    }

    private static List<String> entities() {
        try (InputStream unit = PlainPersistence.class.getResourceAsStream("/META-INF/persistence.xml")) {
            String text = new String(unit.readAllBytes(), StandardCharsets.UTF_8);
            return CLASS.matcher(text).results().map(found -> found.group(1)).toList();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** Returns the entity manager of whichever transaction the calling thread has at hand. */
    public EntityManager entityManager() {
        return (EntityManager) Proxy.newProxyInstance(
                PlainPersistence.class.getClassLoader(),
                new Class<?>[] {EntityManager.class},
                (proxy, method, args) -> {
                    EntityManager mine = atHand.get();
                    if (mine == null) {
                        throw new IllegalStateException("No transaction is at hand");
                    }
                    try {
                        return method.invoke(mine, args);
                    } catch (InvocationTargetException failed) {
                        throw failed.getCause();
                    }
                });
    }

    public boolean hasTransaction() {
        return atHand.get() != null;
    }

    /** Does the work in a transaction of its own; the one at hand, if any, is at hand again afterwards. */
    public <T> T transaction(Callable<T> work) throws Exception {
        EntityManager outer = atHand.get();
        try (EntityManager mine = factory.createEntityManager()) {
            atHand.set(mine);
            mine.getTransaction().begin();
            bindOrganization(mine);
            T result = work.call();
            mine.getTransaction().commit();
            return result;
        } catch (Exception failed) {
            rollBack();
            throw failed;
        } finally {
            atHand.set(outer);
        }
    }

    private static void bindOrganization(EntityManager mine) {
        mine.createNativeQuery("select set_config('app.organization_id', :organization, true)")
                .setParameter(
                        "organization",
                        OrganizationScope.current()
                                .map(organization -> organization.value())
                                .orElse(""))
                .getSingleResult();
    }

    private void rollBack() {
        EntityManager mine = atHand.get();
        if (mine != null && mine.isOpen() && mine.getTransaction().isActive()) {
            mine.getTransaction().rollback();
        }
    }
}
