package io.teamlabs.integrations.legacy.migration;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the triggers make of the old application's writes, which know nothing of them and have no right on our tables. */
class CarryOverTest {

    private static final OldDatabase DATABASE = OldDatabase.create();

    static {
        DATABASE.migrate();
    }

    @BeforeEach
    void empty() {
        DATABASE.owner("TRUNCATE integrations, integration_events, legacy_report, users");
        DATABASE.old("INSERT INTO users (id, organization_id, github_connected, github_access_token, github_user_id,"
                + " github_username, preferences) VALUES ('ada', 'acme', true, 'gho_one', '1', 'ada', '{\"a\":1}')");
    }

    private static String row() {
        return DATABASE.line("SELECT status, convert_from(access_token, 'UTF8'), grant_generation, external_username"
                + " FROM integrations WHERE user_id = 'ada' AND integration_type = 'github'");
    }

    private static String events() {
        return String.join(
                " ", DATABASE.lines("SELECT kind || ':' || code FROM integration_events ORDER BY occurred_at, kind"));
    }

    @Test
    void newUserWithATokenIsCarriedOverAtOnce() {
        assertThat(row()).isEqualTo("active gho_one 1 ada");
        assertThat(events()).isEqualTo("connected:legacy");
    }

    @Test
    void changedTokenRaisesTheGenerationAndTakesTheRefreshUnderWayItsLease() {
        DATABASE.owner("UPDATE integrations SET refresh_token = 'r', refresh_at = now(), error_count = 3,"
                + " lease_id = gen_random_uuid(), last_error_code = 'x'");

        DATABASE.old("UPDATE users SET github_access_token = 'gho_two' WHERE id = 'ada'");

        assertThat(row()).isEqualTo("active gho_two 2 ada");
        assertThat(DATABASE.line(
                        "SELECT lease_id, refresh_at, refresh_token, error_count, last_error_code, tokens_sealed"
                                + " FROM integrations"))
                .isEqualTo("null null null 0 null f");
        assertThat(events()).isEqualTo("connected:legacy");
    }

    @Test
    void changedTokenBeatsARowThatWasConnectedAnew() {
        DATABASE.owner("UPDATE integrations SET access_token = 'sealed by us', tokens_sealed = true,"
                + " grant_generation = 5, client_id = 'ours', external_id = '99', external_username = 'other'");

        DATABASE.old("UPDATE users SET github_access_token = 'gho_two' WHERE id = 'ada'");

        assertThat(row()).isEqualTo("active gho_two 6 ada");
        assertThat(events()).isEqualTo("connected:legacy account-replaced:legacy connected:legacy");
    }

    @Test
    void changeOfNothingThatConcernsUsChangesNothing() {
        String before = DATABASE.line("SELECT to_jsonb(i) FROM integrations AS i");

        DATABASE.old("UPDATE users SET email = 'new@acme.test', preferences = '{\"b\":2}',"
                + " github_access_token = github_access_token WHERE id = 'ada'");

        assertThat(DATABASE.line("SELECT to_jsonb(i) FROM integrations AS i")).isEqualTo(before);
    }

    @Test
    void disconnectInTheOldApplicationCuts() {
        DATABASE.old("UPDATE users SET github_connected = false, github_access_token = NULL WHERE id = 'ada'");

        assertThat(row()).isEqualTo("revoked null 2 ada");
        assertThat(events()).isEqualTo("connected:legacy disconnected:legacy");

        DATABASE.old("UPDATE users SET github_connected = true, github_access_token = 'gho_three' WHERE id = 'ada'");
        assertThat(row()).isEqualTo("active gho_three 3 ada");
    }

    @Test
    void changedAccountAloneKeepsTheGrant() {
        DATABASE.old("UPDATE users SET github_username = 'lovelace' WHERE id = 'ada'");

        assertThat(row()).isEqualTo("active gho_one 1 lovelace");
    }

    @Test
    void accountOfARowThatWasConnectedAnewWithAnotherStays() {
        DATABASE.owner("UPDATE integrations SET grant_generation = 2, external_id = '99', external_username = 'other'");

        DATABASE.old("UPDATE users SET github_username = 'lovelace' WHERE id = 'ada'");

        assertThat(row()).isEqualTo("active gho_one 2 other");
    }

    @Test
    void userWithoutOrganizationIsCarriedOverOnceThereIsOne() {
        DATABASE.old("INSERT INTO users (id, google_calendar_connected, google_calendar_access_token) VALUES"
                + " ('bob', true, 'ya29.bob')");
        assertThat(DATABASE.line("SELECT finding, settled_at FROM legacy_report WHERE user_id = 'bob'"))
                .isEqualTo("no_organization null");

        DATABASE.old("UPDATE users SET organization_id = 'acme' WHERE id = 'bob'");

        assertThat(DATABASE.line("SELECT status, organization_id FROM integrations WHERE user_id = 'bob'"))
                .isEqualTo("active acme");
        assertThat(DATABASE.line("SELECT settled_at IS NOT NULL FROM legacy_report WHERE user_id = 'bob'"))
                .isEqualTo("t");
    }

    @Test
    void rowThatIsLockedKeepsNobodyWaitingAndIsCarriedOverLater() throws SQLException {
        try (Connection owner = DATABASE.database().asOwner();
                Statement statement = owner.createStatement()) {
            owner.setAutoCommit(false);
            statement.execute("SELECT 1 FROM integrations FOR UPDATE");
            Instant start = Instant.now();
            DATABASE.old("UPDATE users SET github_access_token = 'gho_two' WHERE id = 'ada'");
            assertThat(Duration.between(start, Instant.now())).isLessThan(Duration.ofMillis(600));
            owner.rollback();
        }
        assertThat(row()).isEqualTo("active gho_one 1 ada");
        assertThat(DATABASE.line("SELECT finding, outcome FROM legacy_report"))
                .isEqualTo("not_carried_over failed with SQLSTATE 55P03; tried again");

        assertThat(DATABASE.line("SELECT legacy_carry_again(10)")).isEqualTo("1");

        assertThat(row()).isEqualTo("active gho_two 2 ada");
        assertThat(DATABASE.line("SELECT legacy_carry_again(10)")).isEqualTo("0");
    }

    @Test
    void errorOfAnyKindBecomesALineOfTheReportAndNeverFailsTheWrite() {
        DATABASE.owner("ALTER TABLE integrations ADD CONSTRAINT refusal CHECK (external_username <> 'mallory')");
        try {
            DATABASE.old(
                    "UPDATE users SET github_username = 'mallory', github_access_token = 'gho_secret' WHERE id = 'ada'");
        } finally {
            DATABASE.owner("ALTER TABLE integrations DROP CONSTRAINT refusal");
        }
        assertThat(DATABASE.line("SELECT github_username FROM users")).isEqualTo("mallory");
        assertThat(DATABASE.line("SELECT * FROM legacy_report"))
                .contains("not_carried_over", "SQLSTATE 23514")
                .doesNotContain("gho_secret");
    }

    @Test
    void writeGoesThroughEvenWhereTheReportIsGone() {
        DATABASE.owner("ALTER TABLE legacy_report RENAME TO elsewhere");
        try {
            DATABASE.old("UPDATE users SET github_access_token = 'gho_two' WHERE id = 'ada'");
        } finally {
            DATABASE.owner("ALTER TABLE elsewhere RENAME TO legacy_report");
        }
        assertThat(DATABASE.line("SELECT github_access_token FROM users")).isEqualTo("gho_two");
    }

    @Test
    void oldApplicationHasNoRightOnAnythingOfOurs() {
        assertThat(DATABASE.lines("SELECT relname FROM pg_class WHERE relnamespace = 'public'::regnamespace"
                        + " AND relkind IN ('r', 'v') AND relname NOT IN ('users', 'organizations')"
                        + " AND has_table_privilege('old_application', oid, 'SELECT, INSERT, UPDATE, DELETE')"))
                .isEmpty();
        assertThat(DATABASE.lines(
                        "SELECT proname FROM pg_proc WHERE pronamespace = 'public'::regnamespace AND prosecdef"
                                + " AND has_function_privilege('old_application', oid, 'EXECUTE')"))
                .isEmpty();
    }

    @Test
    void definerFunctionsHaveAFixedSearchPath() {
        assertThat(
                        DATABASE.lines(
                                "SELECT proname FROM pg_proc WHERE pronamespace = 'public'::regnamespace AND prosecdef"
                                        + " AND NOT coalesce(array_to_string(proconfig, ' '), '') LIKE '%search_path=public, pg_temp%'"))
                .isEmpty();
    }
}
