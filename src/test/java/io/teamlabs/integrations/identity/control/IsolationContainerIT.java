package io.teamlabs.integrations.identity.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.teamlabs.integrations.catalog.entity.TypeKey;
import io.teamlabs.integrations.connection.entity.Integration;
import io.teamlabs.integrations.identity.entity.OrganizationId;
import io.teamlabs.integrations.identity.entity.UserId;
import io.teamlabs.integrations.oauth.entity.ProviderId;
import io.teamlabs.integrations.platform.RealArchive;
import jakarta.annotation.Resource;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.UserTransaction;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import javax.sql.DataSource;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Inside Payara Micro and WildFly: JPA, JTA, the pool and the walls between organizations, on a database that the start migrated. */
@ArquillianTest
class IsolationContainerIT {

    private static final String COUNT = "SELECT count(*) FROM integrations";
    private static final String PID = "SELECT pg_backend_pid()";
    private static final int ROUNDS = 30;

    @PersistenceContext
    private EntityManager manager;

    @Inject
    private UserTransaction transaction;

    @Resource(lookup = "java:app/jdbc/integrations")
    private DataSource pool;

    @Inject
    private SeparateTransaction separate;

    private final OrganizationId ours = someOrganization();
    private final OrganizationId theirs = someOrganization();

    @Deployment
    static WebArchive archive() {
        return RealArchive.with(IsolationContainerIT.class, SeparateTransaction.class);
    }

    @Test
    void startMigratesAndThePoolConnectsAsTheRoleThatOwnsNothing() throws Exception {
        assertThat(asNobody("SELECT current_user")).isEqualTo("teamlabs_integrations");
        assertThat(asNobody("SELECT count(*) FROM pg_class WHERE relowner = current_user::regrole"))
                .isEqualTo("0");
        assertThat(asNobody("SELECT row_security_active('integrations')")).isEqualTo("t");
    }

    @Test
    void entityIsWrittenByACommitAndForgottenByARollback() throws Exception {
        UUID kept = within(ours, () -> persisted(ours));
        UUID[] forgotten = new UUID[1];
        assertThatThrownBy(() -> within(ours, () -> {
                    forgotten[0] = persisted(ours);
                    manager.flush();
                    throw new IllegalStateException("changed my mind");
                }))
                .hasMessage("changed my mind");

        assertThat(within(ours, () -> manager.find(Integration.class, kept))).isNotNull();
        assertThat(within(ours, () -> manager.find(Integration.class, forgotten[0])))
                .isNull();
    }

    @Test
    @DisplayName("bar 24: inside the servers, queries past the application's checks see and change the own rows alone")
    void queriesSeeAndChangeOwnRowsAlone() throws Exception {
        UUID mine = within(ours, () -> persisted(ours));
        UUID foreign = within(theirs, () -> persisted(theirs));

        List<?> seen = within(
                ours,
                () -> manager.createNativeQuery("SELECT id FROM integrations", UUID.class)
                        .getResultList());
        assertThat(seen).isEqualTo(List.of(mine));
        assertThat(within(
                        ours,
                        () -> manager.createNativeQuery("UPDATE integrations SET external_name = 'mallory'")
                                .executeUpdate()))
                .isEqualTo(1);
        assertThat(within(
                        theirs,
                        () -> manager.createNativeQuery(
                                        "SELECT external_name FROM integrations WHERE id = ?1", String.class)
                                .setParameter(1, foreign)
                                .getSingleResult()))
                .isNull();
    }

    @Test
    @DisplayName("bar 24: inside the servers, merging and removing another organization's row changes nothing")
    void mergeAndRemoveOfForeignRowsChangeNothing() throws Exception {
        UUID id = within(theirs, () -> persisted(theirs));
        Integration foreign = within(theirs, () -> manager.find(Integration.class, id));
        foreign.replaceSettings("{\"stolen\":true}", Instant.now());

        assertThatThrownBy(() -> within(ours, () -> manager.merge(foreign))).isInstanceOf(Exception.class);
        assertThatThrownBy(() -> within(ours, () -> {
                    manager.remove(manager.merge(foreign));
                    return id;
                }))
                .isInstanceOf(Exception.class);

        assertThat(within(
                        theirs,
                        () -> manager.createNativeQuery(
                                        "SELECT CAST(settings AS text) FROM integrations WHERE id = ?1", String.class)
                                .setParameter(1, id)
                                .getSingleResult()))
                .isEqualTo("{}");
    }

    @Test
    @DisplayName("bar 24: a pooled connection used by one organization, nobody and another in turn leaks nothing")
    void pooledConnectionUsedInTurnLeaksNothing() throws Exception {
        within(ours, () -> persisted(ours));
        within(theirs, () -> persisted(theirs));
        Set<Object> byUs = new HashSet<>();
        Set<Object> byNobody = new HashSet<>();
        Set<Object> byThem = new HashSet<>();
        for (int round = 0; round < ROUNDS; round++) {
            byUs.add(connectionOf(ours));
            byNobody.add(connectionOfNobody());
            byThem.add(connectionOf(theirs));
        }
        byUs.retainAll(byNobody);
        byUs.retainAll(byThem);
        assertThat(byUs).as("connections that all three used").isNotEmpty();
    }

    @Test
    @DisplayName("bar 24: a transaction of its own for another organization, inside one, sees that organization alone")
    void separateTransactionForAnotherOrganizationSeesThatOneAlone() throws Exception {
        UUID mine = within(ours, () -> persisted(ours));
        UUID foreign = within(theirs, () -> persisted(theirs));

        List<UUID> inside = within(ours, () -> {
            assertThat(separate.idsInNewTransaction()).containsExactly(mine);
            List<UUID> seen = OrganizationScope.within(theirs, separate::idsInNewTransaction);
            assertThat(manager.createQuery("select i.id from Integration i", UUID.class)
                            .getResultList())
                    .containsExactly(mine);
            return seen;
        });
        assertThat(inside).containsExactly(foreign);
    }

    @Test
    @DisplayName(
            "bar 24: rows asked for by nobody, without a transaction or for another fail loudly in the servers too")
    void carelessUseFailsLoudly() throws Exception {
        within(ours, () -> persisted(ours));
        assertThatThrownBy(separate::idsInNewTransaction).hasStackTraceContaining("OrganizationScope");
        assertThatThrownBy(() -> OrganizationScope.within(ours, separate::idsWithoutTransaction))
                .hasStackTraceContaining("There is no transaction");
        assertThatThrownBy(() -> within(ours, () -> {
                    manager.find(Integration.class, UUID.randomUUID());
                    return OrganizationScope.within(theirs, () -> manager.find(Integration.class, UUID.randomUUID()));
                }))
                .hasStackTraceContaining("This transaction began for organization " + ours);
    }

    @Test
    void claimsOfTheOwnerReachAcrossOrganizationsForNobodyInParticular() throws Exception {
        String provider = "p" + UUID.randomUUID();
        UUID mine = within(ours, () -> due(ours, provider));
        UUID foreign = within(theirs, () -> due(theirs, provider));

        List<?> claimed = transacted(() -> manager.createNativeQuery(
                        "SELECT id FROM claim_due_refreshes(?1, 10, gen_random_uuid(), 60)", UUID.class)
                .setParameter(1, provider)
                .getResultList());
        assertThat(new HashSet<Object>(claimed)).isEqualTo(Set.of(mine, foreign));
    }

    /** Persists a row that is due for a refresh since it was written. */
    private UUID due(OrganizationId organization, String provider) {
        UUID id = persisted(organization);
        manager.flush();
        manager.createNativeQuery("UPDATE integrations SET provider = ?1, is_connected = true, status = 'active',"
                        + " connected_at = now(), access_token = 'a', refresh_token = 'r', refresh_at = clock_timestamp()"
                        + " WHERE id = ?2")
                .setParameter(1, provider)
                .setParameter(2, id)
                .executeUpdate();
        return id;
    }

    /** Checks that an organization sees its one row, and returns the connection it was given. */
    private Object connectionOf(OrganizationId organization) throws Exception {
        return within(organization, () -> {
            assertThat(manager.createNativeQuery(COUNT, Long.class).getSingleResult())
                    .isEqualTo(1L);
            return manager.createNativeQuery(PID, Integer.class).getSingleResult();
        });
    }

    /** Checks that nobody sees nothing, below Hibernate and its guard, and returns the connection. */
    private Object connectionOfNobody() throws Exception {
        return transacted(() -> {
            assertThat(asNobody(COUNT)).isEqualTo("0");
            return Integer.valueOf(asNobody(PID));
        });
    }

    private String asNobody(String query) throws Exception {
        try (Connection connection = pool.getConnection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(query)) {
            row.next();
            return String.valueOf(row.getString(1));
        }
    }

    private UUID persisted(OrganizationId organization) {
        Integration integration = new Integration(
                UUID.randomUUID(),
                organization,
                new UserId("u" + UUID.randomUUID()),
                new TypeKey("github"),
                new ProviderId("github"),
                Instant.now());
        manager.persist(integration);
        return integration.id();
    }

    private <T> T within(OrganizationId organization, Callable<T> work) throws Exception {
        Object[] failure = new Object[1];
        T result = OrganizationScope.within(organization, () -> {
            try {
                return transacted(work);
            } catch (Exception failed) {
                failure[0] = failed;
                return null;
            }
        });
        if (failure[0] instanceof Exception failed) {
            throw failed;
        }
        return result;
    }

    private <T> T transacted(Callable<T> work) throws Exception {
        transaction.begin();
        try {
            T result = work.call();
            transaction.commit();
            return result;
        } catch (Exception failed) {
            if (transaction.getStatus() != jakarta.transaction.Status.STATUS_NO_TRANSACTION) {
                transaction.rollback();
            }
            throw failed;
        }
    }

    private static OrganizationId someOrganization() {
        return new OrganizationId("o" + UUID.randomUUID());
    }
}
