package io.teamlabs.integrations.legacy.migration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.teamlabs.integrations.legacy.control.TransitionBench;
import io.teamlabs.integrations.platform.Eventually;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.Test;

/** What is killed in the middle is run again, and ends as if nothing had happened. */
class KillTest {

    private static final String STATE = "SELECT user_id, integration_type, status, convert_from(access_token, 'UTF8'),"
            + " grant_generation FROM integrations ORDER BY 1, 2";

    private static void kill(OldDatabase database, String query) {
        Eventually.holds(() -> assertThat(database.killed(query)).isPositive());
    }

    @Test
    void copyThatWasKilledGoesOnToTheSameEnd() {
        OldDatabase whole = OldDatabase.create();
        many(whole);
        whole.migrate();
        OldDatabase killed = OldDatabase.create();
        many(killed);
        killed.migrateTo("23");
        killed.owner("CREATE FUNCTION linger() RETURNS trigger LANGUAGE plpgsql AS"
                + " 'BEGIN PERFORM pg_sleep(0.2); RETURN NULL; END'");
        killed.owner("CREATE TRIGGER linger AFTER INSERT ON integrations FOR EACH STATEMENT EXECUTE FUNCTION linger()");
        CompletableFuture<Void> migration = CompletableFuture.runAsync(killed::migrate);
        Eventually.holds(() -> assertThat(killed.lines(STATE)).isNotEmpty());
        kill(killed, "CALL legacy_copy%");
        assertThatThrownBy(migration::join).isInstanceOf(CompletionException.class);
        killed.owner("DROP TRIGGER linger ON integrations");
        killed.owner("DROP FUNCTION linger");
        assertThat(killed.lines(STATE)).hasSizeLessThan(whole.lines(STATE).size());

        killed.repair();
        killed.migrate();

        assertThat(killed.lines(STATE)).isEqualTo(whole.lines(STATE));
        assertThat(killed.lines("SELECT user_id, integration_type, finding FROM legacy_report ORDER BY 1, 2, 3"))
                .isEqualTo(
                        whole.lines("SELECT user_id, integration_type, finding FROM legacy_report ORDER BY 1, 2, 3"));
    }

    private static void many(OldDatabase database) {
        OldPeople.add(database);
        database.owner("INSERT INTO users (id, organization_id, github_connected, github_access_token)"
                + " SELECT 'many-' || n, 'acme', true, 'gho_' || n FROM generate_series(1, 5000) AS n");
    }

    @Test
    void cleanUpThatWasKilledWhileItWaitedHasChangedNothingAndRunsAgain() throws SQLException {
        OldDatabase database = readyToCleanUp();
        List<String> before = SchemaObjects.of(database);
        CompletableFuture<Void> cleaning;
        try (Connection old = database.asOldApplication();
                var statement = old.createStatement()) {
            old.setAutoCommit(false);
            statement.execute("UPDATE users SET email = 'x' WHERE id = 'plain'");
            cleaning = CompletableFuture.runAsync(database::cleanUp);
            kill(database, "%LOCK TABLE users%");
            old.commit();
        }
        assertThatThrownBy(cleaning::join).isInstanceOf(CompletionException.class);
        assertThat(SchemaObjects.of(database)).isEqualTo(before);

        database.cleanUp();

        assertThat(oldColumns(database)).isEmpty();
    }

    private static OldDatabase readyToCleanUp() {
        OldDatabase database = OldDatabase.migrated();
        try (TransitionBench node = TransitionBench.over(database.database())) {
            node.seal();
            database.owner("UPDATE legacy_report SET signed_off_by = 'dba', signed_off_at = now()");
            assertThat(node.prove().mayCleanUp()).isTrue();
        }
        return database;
    }

    private static List<String> oldColumns(OldDatabase database) {
        return database.lines("SELECT attname FROM pg_attribute WHERE attrelid = 'users'::regclass"
                + " AND NOT attisdropped AND attname ~ '^(github|google)'");
    }

    /** A vacuum holds a table as this does, and gives way only after deadlock_timeout, a second. */
    @Test
    void cleanUpWaitsForAVacuumOfIntegrations() throws SQLException {
        OldDatabase database = readyToCleanUp();
        CompletableFuture<Void> cleaning;
        try (Connection vacuum = database.database().asOwner();
                var statement = vacuum.createStatement()) {
            vacuum.setAutoCommit(false);
            statement.execute("LOCK TABLE integrations IN SHARE UPDATE EXCLUSIVE MODE");
            cleaning = CompletableFuture.runAsync(database::cleanUp);
            Eventually.holds(() -> assertThat(database.line("SELECT count(*) FROM pg_stat_activity WHERE"
                            + " wait_event_type = 'Lock' AND datname = current_database()"
                            + " AND clock_timestamp() - state_change > interval '1 second'"))
                    .isEqualTo("1"));
            vacuum.commit();
        }
        cleaning.join();
        assertThat(oldColumns(database)).isEmpty();
    }

    @Test
    void triggersAreMadeBetweenTheWritersAndKeepNobodyWaiting() throws SQLException {
        OldDatabase database = OldDatabase.create();
        database.migrateTo("22");
        try (Connection old = database.asOldApplication();
                var statement = old.createStatement()) {
            old.setAutoCommit(false);
            statement.execute("INSERT INTO users (id) VALUES ('slow')");
            CompletableFuture<Void> migration = CompletableFuture.runAsync(() -> database.migrateTo("23"));
            Eventually.holds(() -> assertThat(database.line("SELECT count(*) FROM pg_stat_activity"
                            + " WHERE wait_event = 'PgSleep' AND datname = current_database()"))
                    .isEqualTo("1"));
            database.old("INSERT INTO users (id) VALUES ('quick')");
            old.commit();
            migration.join();
        }
        assertThat(database.lines("SELECT tgname FROM pg_trigger WHERE tgrelid = 'users'::regclass"))
                .hasSize(2);
    }
}
