package io.teamlabs.integrations.identity.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.teamlabs.integrations.connection.entity.Integration;
import io.teamlabs.integrations.identity.entity.OrganizationId;
import io.teamlabs.integrations.platform.EmbeddedDatabase;
import io.teamlabs.integrations.platform.TestPersistence;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What Hibernate and the database do by themselves, with the role of the application and without its checks. */
class IsolationTest {

    private static final String AURORA = "aurora";
    private static final String BOREAL = "boreal";
    private static final UUID OURS = UUID.fromString("0190b6a2-0000-7000-8000-00000000000a");
    private static final UUID THEIRS = UUID.fromString("0190b6a2-0000-7000-8000-00000000000b");

    private static EmbeddedDatabase database;
    private static TestPersistence persistence;

    @BeforeAll
    static void start() {
        database = EmbeddedDatabase.migrated();
        persistence = TestPersistence.over(database);
    }

    @AfterAll
    static void stop() {
        persistence.close();
        database.close();
    }

    @BeforeEach
    void aRowOfEach() throws SQLException {
        asOwner("DELETE FROM integrations");
        asOwner(insert(AURORA, OURS));
        asOwner(insert(BOREAL, THEIRS));
    }

    @Test
    @DisplayName("bar 24: a native query without any condition sees the own rows alone")
    void nativeQuerySeesOwnRowsAlone() {
        List<?> seen = persistence.within(
                AURORA,
                manager -> manager.createNativeQuery("SELECT organization_id FROM integrations", String.class)
                        .getResultList());
        assertThat(seen).isEqualTo(List.of(AURORA));
    }

    @Test
    @DisplayName("bar 24: a JPQL query and a read by id see the own rows alone")
    void jpqlAndFindSeeOwnRowsAlone() {
        List<UUID> seen = persistence.within(
                AURORA,
                manager -> manager.createQuery("select i.id from Integration i", UUID.class)
                        .getResultList());
        assertThat(seen).containsExactly(OURS);
        assertThat(persistence.<Integration>within(AURORA, manager -> manager.find(Integration.class, OURS)))
                .isNotNull();
        assertThat(persistence.<Integration>within(AURORA, manager -> manager.find(Integration.class, THEIRS)))
                .isNull();
    }

    @Test
    @DisplayName("bar 24: a native query that names another organization sees nothing of it")
    void nativeQueryNamingAnotherSeesNothing() {
        List<?> seen = persistence.within(
                AURORA,
                manager -> manager.createNativeQuery(
                                "SELECT id FROM integrations WHERE organization_id = 'boreal' OR 1 = 1", UUID.class)
                        .getResultList());
        assertThat(seen).isEqualTo(List.of(OURS));
    }

    @Test
    @DisplayName("bar 24: updates and deletes without condition leave the rows of others as they are")
    void bulkChangesLeaveOthersAlone() throws SQLException {
        int updated = persistence.within(
                AURORA,
                manager -> manager.createNativeQuery("UPDATE integrations SET external_username = 'mallory'")
                        .executeUpdate());
        int deleted = persistence.within(
                AURORA,
                manager -> manager.createQuery("delete from Integration").executeUpdate());
        assertThat(List.of(updated, deleted)).containsExactly(1, 1);
        assertThat(rows()).containsExactly(THEIRS + " null");
    }

    @Test
    @DisplayName("bar 24: merging and removing a row of another organization changes nothing")
    void mergeAndRemoveOfForeignRowsChangeNothing() throws SQLException {
        Integration theirs = persistence.within(BOREAL, manager -> manager.find(Integration.class, THEIRS));
        theirs.replaceSettings("{\"stolen\":true}", Instant.now());
        assertThatThrownBy(() -> persistence.within(AURORA, manager -> manager.merge(theirs)))
                .isInstanceOf(RuntimeException.class);
        assertThatThrownBy(() -> persistence.within(AURORA, manager -> {
                    manager.remove(manager.merge(theirs));
                    return null;
                }))
                .isInstanceOf(RuntimeException.class);
        assertThat(ownerSees("SELECT settings FROM integrations WHERE id = '" + THEIRS + "'"))
                .isEqualTo("{}");
    }

    @Test
    @DisplayName("bar 24: a row cannot be written for another organization")
    void foreignInsertIsRefused() throws SQLException {
        assertThatThrownBy(() -> persistence.within(
                        AURORA,
                        manager -> manager.createNativeQuery(insert(BOREAL, UUID.randomUUID()))
                                .executeUpdate()))
                .isInstanceOf(PersistenceException.class)
                .hasMessageContaining("row-level security");
        assertThat(rows()).hasSize(2);
    }

    @Test
    @DisplayName("bar 24: rows asked for while nobody is known fail loudly, by JPQL and natively")
    void nobodyFailsLoudly() {
        assertThatThrownBy(() -> persistence.transaction(manager -> manager.find(Integration.class, OURS)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("OrganizationScope");
        assertThatThrownBy(() -> persistence.transaction(
                        manager -> manager.createNativeQuery("SELECT id FROM Integrations", UUID.class)
                                .getResultList()))
                .isInstanceOf(IllegalStateException.class);
    }

    @Test
    void nobodyMayAskWhatBelongsToNoOrganization() {
        List<?> types = persistence.transaction(
                manager -> manager.createNativeQuery("SELECT count(*) > 0 FROM common_types", Boolean.class)
                        .getResultList());
        assertThat(types).isEqualTo(List.of(true));
        List<?> found = persistence.transaction(
                manager -> manager.createNativeQuery("SELECT id FROM find_integrations_without_user(10)", UUID.class)
                        .getResultList());
        assertThat(found).isEqualTo(List.of(OURS, THEIRS));
    }

    @Test
    void transactionThatIsUsedForAnotherOrganizationFailsLoudly() {
        assertThatThrownBy(() -> persistence.within(AURORA, manager -> {
                    ofBoreal(manager);
                    return null;
                }))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("for organization aurora")
                .hasMessageContaining("for organization boreal");
        assertThatThrownBy(() -> persistence.transaction(manager -> ofBoreal(manager)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("for nobody");
    }

    private static List<?> ofBoreal(EntityManager manager) {
        return OrganizationScope.within(
                new OrganizationId(BOREAL),
                () -> manager.createNativeQuery("SELECT id FROM integrations", UUID.class)
                        .getResultList());
    }

    private static String insert(String organization, UUID id) {
        return "INSERT INTO integrations (organization_id, id, user_id, integration_type, provider, is_connected, status,"
                + " access_token, connected_at, created_at, updated_at) VALUES ('" + organization + "', '" + id
                + "', 'ada', 'github', 'github', true, 'active', 'sealed', now(), now(), now())";
    }

    private static List<String> rows() throws SQLException {
        String all =
                ownerSees("SELECT string_agg(id || ' ' || coalesce(external_username, 'null'), ',') FROM integrations");
        return List.of(all.split(","));
    }

    private static String ownerSees(String query) throws SQLException {
        try (Connection connection = database.asOwner();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(query)) {
            row.next();
            return String.valueOf(row.getString(1));
        }
    }

    private static void asOwner(String sql) throws SQLException {
        try (Connection connection = database.asOwner();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
