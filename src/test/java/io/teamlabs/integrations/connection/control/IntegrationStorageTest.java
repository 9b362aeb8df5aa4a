package io.teamlabs.integrations.connection.control;

import static io.teamlabs.integrations.connection.entity.SampleIntegrations.CALENDAR;
import static io.teamlabs.integrations.connection.entity.SampleIntegrations.HOUR;
import static io.teamlabs.integrations.connection.entity.SampleIntegrations.NOON;
import static io.teamlabs.integrations.connection.entity.SampleIntegrations.fresh;
import static io.teamlabs.integrations.connection.entity.SampleIntegrations.grant;
import static org.assertj.core.api.Assertions.assertThat;

import io.teamlabs.integrations.connection.entity.Integration;
import io.teamlabs.integrations.connection.entity.RandomEvents;
import io.teamlabs.integrations.identity.entity.UserId;
import io.teamlabs.integrations.platform.EmbeddedDatabase;
import io.teamlabs.integrations.platform.TestPersistence;
import jakarta.persistence.EntityManager;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The entity against the table: its check constraints, and which columns a change writes. */
class IntegrationStorageTest {

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
    }

    @Test
    void anyOrderOfEventsPassesTheTablesChecksAndComesBackAsItWas() {
        persistence.within("acme", entities -> {
            for (int seed = 0; seed < 40; seed++) {
                live(entities, new Random(seed), fresh(new UserId("random-" + seed), CALENDAR));
            }
            return entities;
        });
    }

    /** Each step is written, so that the table checks it, and read again. */
    private static void live(EntityManager entities, Random random, Integration row) {
        row.connect(grant("refresh", HOUR), NOON);
        entities.persist(row);
        Instant now = NOON;
        for (int step = 0; step < 12; step++) {
            now = now.plusSeconds(1 + random.nextInt(3_000));
            Integration written = entities.find(Integration.class, row.id());
            RandomEvents.happen(written, random, now);
            entities.flush();
            entities.clear();
            assertSame(entities.find(Integration.class, row.id()), written);
        }
    }

    private static void assertSame(Integration read, Integration written) {
        assertThat(read.status()).isEqualTo(written.status());
        assertThat(read.isConnected()).isEqualTo(written.isConnected());
        assertThat(read.grantGeneration()).isEqualTo(written.grantGeneration());
        assertThat(read.refreshAt()).isEqualTo(written.refreshAt());
        assertThat(read.errorCount()).isEqualTo(written.errorCount());
        assertThat(read.lastErrorCode()).isEqualTo(written.lastErrorCode());
        assertThat(read.tokens().isPresent()).isEqualTo(written.tokens().isPresent());
        assertThat(read.isRotationUncertain()).isEqualTo(written.isRotationUncertain());
    }

    @Test
    @DisplayName("bar 14: an edit of settings that meets a refresh carries no old token back")
    void editOfSettingsWritesNoTokens() {
        UUID id = stored("edited");
        persistence.within("acme", entities -> {
            Integration row = entities.find(Integration.class, id);
            asOwner("UPDATE integrations SET access_token = 'new', refresh_token = 'newer', grant_generation = 2,"
                    + " refresh_at = '2026-03-01T15:00:00Z' WHERE id = '" + id + "'");
            row.replaceSettings("{\"view\": \"week\"}", NOON);
            return row;
        });
        Integration after = read(id);
        assertThat(after.settings()).isEqualTo("{\"view\": \"week\"}");
        assertThat(after.tokens())
                .hasValueSatisfying(
                        tokens -> assertThat(tokens.accessToken()).asString().isEqualTo("new"));
        assertThat(after.grantGeneration()).isEqualTo(2);
        assertThat(after.refreshAt()).isEqualTo(Instant.parse("2026-03-01T15:00:00Z"));
    }

    @Test
    @DisplayName("bar 14: usage and errors that meet a claim leave its lease as it is")
    void usageAndErrorsWriteNoLease() {
        UUID id = stored("claimed");
        UUID lease = UUID.randomUUID();
        persistence.within("acme", entities -> {
            Integration row = entities.find(Integration.class, id);
            asOwner("UPDATE integrations SET lease_id = '" + lease + "' WHERE id = '" + id + "'");
            row.updateLastUsed(NOON);
            row.incrementErrorCount("unauthorized", "words", NOON);
            return row;
        });
        assertThat(read(id).leaseId()).isEqualTo(lease);
        assertThat(read(id).errorCount()).isEqualTo(1);
        assertThat(read(id).lastUsedAt()).isEqualTo(NOON);
    }

    private static UUID stored(String user) {
        Integration row = fresh(new UserId(user), CALENDAR);
        row.connect(grant("refresh", HOUR), NOON);
        return persistence.within("acme", entities -> {
            entities.persist(row);
            return row.id();
        });
    }

    private static Integration read(UUID id) {
        return persistence.within("acme", (EntityManager entities) -> entities.find(Integration.class, id));
    }

    private static void asOwner(String sql) {
        try (Connection connection = database.asOwner();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        }
    }
}
