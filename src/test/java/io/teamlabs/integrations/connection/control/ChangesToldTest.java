package io.teamlabs.integrations.connection.control;

import static org.assertj.core.api.Assertions.assertThat;

import io.teamlabs.integrations.platform.EmbeddedDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.postgresql.PGConnection;
import org.postgresql.PGNotification;

/** What the database tells of changed rows, whoever changes them. */
class ChangesToldTest {

    private static final EmbeddedDatabase DATABASE = EmbeddedDatabase.migrated();
    private static final String INSERT = """
            INSERT INTO integrations (organization_id, id, user_id, integration_type, provider, is_connected, status,
                connected_at, access_token, refresh_token, token_expiry, refresh_at, created_at, updated_at)
            SELECT 'acme', lpad(n::text, 32, '0')::uuid, 'u' || n, 'notes', 'alpha', true, 'active',
                   now(), '\\x01', '\\x02', now(), now(), now(), now()
              FROM generate_series(1,""";

    private Connection listening;

    @BeforeEach
    void listen() throws SQLException {
        owner("TRUNCATE integrations, users");
        listening = DATABASE.asApplication();
        execute(listening, "LISTEN integrations_changed; LISTEN users_changed");
    }

    @AfterEach
    void stop() throws SQLException {
        listening.close();
    }

    private static void owner(String sql) throws SQLException {
        try (Connection connection = DATABASE.asOwner()) {
            execute(connection, sql);
        }
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static void rows(int count) throws SQLException {
        owner(INSERT + count + ") AS n");
    }

    /** Returns the payloads that came up to now; what is sent by one who committed is there at the next answer. */
    private List<String> told() throws SQLException {
        owner("SELECT pg_notify('integrations_changed', 'end')");
        List<String> payloads = new ArrayList<>();
        while (payloads.isEmpty() || !payloads.get(payloads.size() - 1).equals("end")) {
            for (PGNotification one : listening.unwrap(PGConnection.class).getNotifications(10_000)) {
                payloads.add(one.getParameter());
            }
        }
        return payloads.subList(0, payloads.size() - 1);
    }

    private static String id(int number) {
        return String.format("%032d", number);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "last_used_at = now()",
                "settings = '{\"a\": 1}', version = version + 1, updated_at = now()",
                "error_count = 1, last_error_code = 'http_503'",
                "lease_id = gen_random_uuid()",
                "access_token = '\\x03', refresh_token = '\\x04', tokens_sealed = true",
                "refresh_at = now()",
                "rotation_uncertain = true"
            })
    void whatIsNotRememberedIsNotTold(String change) throws SQLException {
        rows(2);

        owner("UPDATE integrations SET " + change);

        assertThat(told()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "grant_generation = grant_generation + 1",
                "status = 'error'",
                "user_id = 'other'",
                "token_expiry = NULL",
                "status = 'revoked', is_connected = false, connected_at = NULL, access_token = NULL, refresh_token = NULL,"
                        + " refresh_at = NULL"
            })
    void whatIsRememberedIsToldWhoeverWrites(String change) throws SQLException {
        rows(2);

        owner("UPDATE integrations SET " + change + " WHERE user_id = 'u2'");

        assertThat(told()).containsExactly(id(2));
    }

    @Test
    void applicationsOwnWritesAreToldOnlyWhenTheyAreCommitted() throws SQLException {
        rows(1);
        try (Connection application = DATABASE.asApplication()) {
            application.setAutoCommit(false);
            execute(application, "SELECT set_config('app.organization_id', 'acme', true)");
            execute(application, "UPDATE integrations SET grant_generation = 7");
            assertThat(told()).isEmpty();
            application.commit();
        }

        assertThat(told()).containsExactly(id(1));
    }

    @Test
    void statementThatChangesManyRowsTellsThemTogetherAndThatOfVeryManyTellsAll() throws SQLException {
        rows(450);
        owner("UPDATE integrations SET grant_generation = 1");
        List<String> some = told();
        assertThat(some).hasSize(3);
        assertThat(String.join(",", some).split(",")).hasSize(450).contains(id(1), id(450));

        owner("TRUNCATE integrations");
        rows(1_001);
        told();
        owner("UPDATE integrations SET grant_generation = 1");
        assertThat(told()).containsExactly("*");
    }

    @Test
    void deletedAndTruncatedRowsAreTold() throws SQLException {
        rows(2);
        owner("DELETE FROM integrations WHERE user_id = 'u1'");
        assertThat(told()).containsExactly(id(1));

        owner("TRUNCATE integrations");
        assertThat(told()).containsExactly("*");
    }

    @Test
    void personsChangesThatMatterAreTold() throws SQLException {
        owner("INSERT INTO users (id, role) VALUES ('anna', 'Admin'), ('bert', 'Member')");
        owner("UPDATE users SET github_email = 'x', role = role");
        assertThat(told()).isEmpty();

        owner("UPDATE users SET role = 'Member'");
        owner("DELETE FROM users WHERE id = 'bert'");
        assertThat(told()).containsExactly("anna", "bert");
    }

    @Test
    void changesOfVeryManyPeopleAreToldAsAll() throws SQLException {
        owner("INSERT INTO users (id) SELECT 'u' || n FROM generate_series(1, 3000) AS n");
        owner("INSERT INTO users (id) VALUES (repeat('x', 9000))");

        owner("UPDATE users SET role = 'Member' WHERE id LIKE 'u%'");
        List<String> told = told();
        assertThat(told).hasSize(1_001);
        assertThat(told.get(1_000)).isEqualTo("*");

        owner("UPDATE users SET role = 'Admin' WHERE id LIKE 'x%'");
        assertThat(told()).isEqualTo(Collections.singletonList("*"));
    }
}
