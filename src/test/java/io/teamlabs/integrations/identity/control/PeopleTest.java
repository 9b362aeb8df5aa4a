package io.teamlabs.integrations.identity.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.teamlabs.integrations.identity.entity.OrganizationId;
import io.teamlabs.integrations.identity.entity.Person;
import io.teamlabs.integrations.identity.entity.UserId;
import io.teamlabs.integrations.platform.EmbeddedDatabase;
import io.teamlabs.integrations.platform.Notifications;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.postgresql.ds.PGSimpleDataSource;

class PeopleTest {

    private static final UserId ADA = new UserId("ada");

    private final EmbeddedDatabase database = EmbeddedDatabase.migrated();
    private final MovableClock clock = new MovableClock();
    private final PGSimpleDataSource source = new PGSimpleDataSource();
    private final People people = new People();

    @BeforeEach
    void fill() throws SQLException {
        asOwner("INSERT INTO organizations VALUES ('aurora', 'Aurora Ltd'), ('unnamed', '')");
        asOwner(
                "INSERT INTO users (id, organization_id, role, first_name, last_name, email, github_access_token) VALUES"
                        + " ('ada', 'aurora', 'Owner', 'Ada', '李', 'ada@example.com', 'canary'), ('bo', 'boreal', NULL, NULL, NULL, NULL, NULL),"
                        + " ('homeless', '', 'Admin', NULL, NULL, NULL, NULL)");
        source.setUrl(database.url());
        source.setUser(database.settings().get("DATABASE_USER"));
        source.setPassword(database.settings().get("DATABASE_PASSWORD"));
        people.dataSource = source;
        people.clock = clock;
        people.notifications = new Notifications();
        people.remember();
    }

    @AfterEach
    void stop() {
        database.close();
    }

    @Test
    void findReadsAPersonAsTheTableHasThem() {
        assertThat(people.find(ADA))
                .contains(new Person(ADA, new OrganizationId("aurora"), "Owner", "Ada", "李", "ada@example.com", null));
        assertThat(people.find(new UserId("homeless")).orElseThrow().organization())
                .isNull();
        assertThat(people.find(new UserId("nobody"))).isEmpty();
    }

    @Test
    void changesAreSeenAfterFiveSecondsAndNewPeopleAtOnce() throws SQLException {
        people.find(ADA);
        assertThat(people.find(new UserId("new"))).isEmpty();
        asOwner("UPDATE users SET organization_id = 'boreal' WHERE id = 'ada'");
        asOwner("INSERT INTO users (id) VALUES ('new')");
        assertThat(people.find(new UserId("new"))).isPresent();
        clock.move(Duration.ofMillis(4999));
        assertThat(people.find(ADA).orElseThrow().organization()).hasToString("aurora");
        clock.move(Duration.ofMillis(1));
        assertThat(people.find(ADA).orElseThrow().organization()).hasToString("boreal");
    }

    @Test
    void organizationsHaveTheirNameOrTheirId() {
        assertThat(people.organizationName(new OrganizationId("aurora"))).isEqualTo("Aurora Ltd");
        assertThat(people.organizationName(new OrganizationId("unnamed"))).isEqualTo("unnamed");
        assertThat(people.organizationName(new OrganizationId("gone"))).isEqualTo("gone");
    }

    @Test
    void ofReturnsTheOrganizationsPeopleAlone() {
        List<UserId> asked = List.of(ADA, new UserId("bo"), new UserId("nobody"));
        assertThat(people.of(new OrganizationId("aurora"), asked))
                .extracting(Person::id)
                .containsExactly(ADA);
        assertThat(people.of(new OrganizationId("aurora"), List.of())).isEmpty();
    }

    @Test
    void failureSaysWhatCouldNotBeReadAndKeepsItsCause() {
        source.setUser("nobody-of-that-name");
        assertThatThrownBy(() -> people.find(ADA))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("users")
                .hasCauseInstanceOf(SQLException.class);
    }

    private void asOwner(String sql) throws SQLException {
        try (Connection connection = database.asOwner();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
