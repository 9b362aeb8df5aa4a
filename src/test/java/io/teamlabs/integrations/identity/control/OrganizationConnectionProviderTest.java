package io.teamlabs.integrations.identity.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.teamlabs.integrations.platform.EmbeddedDatabase;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import javax.sql.DataSource;
import org.hibernate.boot.registry.StandardServiceRegistryBuilder;
import org.hibernate.service.spi.ServiceRegistryImplementor;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** One pooled connection, in the hands of one organization after another. */
class OrganizationConnectionProviderTest {

    private final EmbeddedDatabase database = EmbeddedDatabase.migrated();
    private final OrganizationConnectionProvider provider = new OrganizationConnectionProvider();
    private Connection pooled;

    @BeforeEach
    void pool() throws SQLException {
        pooled = database.asApplication();
        try (Connection owner = database.asOwner();
                Statement statement = owner.createStatement()) {
            statement.execute(
                    "INSERT INTO integration_events (organization_id, id, occurred_at, kind, actor_kind)"
                            + " SELECT name, gen_random_uuid(), now(), 'connected', 'system' FROM unnest(ARRAY['a', 'b', 'b']) AS name");
        }
        provider.injectServices((ServiceRegistryImplementor) new StandardServiceRegistryBuilder()
                .applySetting("jakarta.persistence.jtaDataSource", sourceOf(pooled))
                .applySetting("hibernate.boot.allow_jdbc_metadata_access", false)
                .build());
    }

    @AfterEach
    void close() throws SQLException {
        pooled.close();
        database.close();
    }

    @Test
    @DisplayName("bar 24: a pooled connection used by A, nobody and B in turn shows each their own")
    void pooledConnectionLeaksNothing() throws SQLException {
        pooled.setAutoCommit(false);
        for (int round = 0; round < 3; round++) {
            assertThat(seenBy("a")).isEqualTo("1");
            assertThat(seenBy(OrganizationResolver.NOBODY)).isEqualTo("0");
            assertThat(seenBy("b")).isEqualTo("2");
            pooled.commit();
            assertThat(text(pooled)).isEqualTo("0");
            pooled.rollback();
        }
    }

    @Test
    @DisplayName("bar 24: what the database was told is gone after a rollback too")
    void rollbackForgetsTheOrganization() throws SQLException {
        pooled.setAutoCommit(false);
        assertThat(text(provider.getConnection("b"))).isEqualTo("2");
        pooled.rollback();
        assertThat(text(pooled)).isEqualTo("0");
    }

    @Test
    void organizationWithoutTransactionFailsLoudly() throws SQLException {
        pooled.setAutoCommit(true);
        assertThatIllegalStateException()
                .isThrownBy(() -> provider.getConnection("a"))
                .withMessageContaining("no transaction");
        assertThatCode(() -> provider.getConnection(OrganizationResolver.NOBODY))
                .doesNotThrowAnyException();
    }

    @Test
    void organizationIsAParameterAndNoSql() throws SQLException {
        pooled.setAutoCommit(false);
        assertThat(text(provider.getConnection("b' OR 'x' = 'x"))).isEqualTo("0");
    }

    @Test
    @DisplayName("bar 24: start is refused, saying what to do, for a role that row-level security does not bind")
    void ownersRoleIsRefused() throws SQLException {
        List<String> tables = List.of("integrations", "integration_events", "organization_keys");
        RowSecurity.check(pooled, tables);
        try (Connection owner = database.asOwner()) {
            assertThatIllegalStateException()
                    .isThrownBy(() -> RowSecurity.check(owner, tables))
                    .withMessageContaining("integrations, integration_events, organization_keys")
                    .withMessageContaining("BYPASSRLS");
        }
    }

    private String seenBy(String organization) throws SQLException {
        String seen = text(provider.getConnection(organization));
        pooled.commit();
        return seen;
    }

    private static String text(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT count(*) FROM integration_events")) {
            row.next();
            return row.getString(1);
        }
    }

    /** A pool of one: closing gives the connection back and nothing more. */
    private static DataSource sourceOf(Connection connection) {
        Connection handle = (Connection) Proxy.newProxyInstance(
                Connection.class.getClassLoader(), new Class<?>[] {Connection.class}, (proxy, method, arguments) -> {
                    try {
                        return method.getName().equals("close") ? null : method.invoke(connection, arguments);
                    } catch (InvocationTargetException failed) {
                        throw failed.getCause();
                    }
                });
        return (DataSource) Proxy.newProxyInstance(
                DataSource.class.getClassLoader(),
                new Class<?>[] {DataSource.class},
                (proxy, method, arguments) -> handle);
    }
}
