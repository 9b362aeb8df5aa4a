package io.teamlabs.integrations.legacy.migration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What the copy makes of each kind of old row, and what its report says of them. */
class CopyTest {

    private static final String ROWS = "SELECT user_id, integration_type, status, is_connected, tokens_sealed,"
            + " convert_from(access_token, 'UTF8') AS access, convert_from(refresh_token, 'UTF8') AS refresh,"
            + " last_error_code FROM integrations";
    private static final String EVERYTHING = "SELECT to_jsonb(i)::text FROM integrations AS i ORDER BY 1";
    private static final String REPORT = "SELECT to_jsonb(r)::text FROM legacy_report AS r ORDER BY 1";

    private static OldDatabase database;
    private static List<String> foretold;

    @BeforeAll
    static void migrate() {
        database = OldDatabase.create();
        OldPeople.add(database);
        foretold = database.dryRun();
        database.migrate();
    }

    private static String row(String user, String type) {
        return database.line(ROWS + " WHERE user_id = '" + user + "' AND integration_type = '" + type + "'");
    }

    @Test
    void connectedWithTokenIsCopiedWithEveryColumn() {
        assertThat(row("normal", "github")).isEqualTo("normal github active t f gho_normal null null");
        assertThat(row("normal", "google_calendar"))
                .isEqualTo("normal google_calendar active t f ya29.normal 1//normal null");
        assertThat(database.line("SELECT organization_id, provider, external_id, external_username, external_email,"
                        + " external_avatar_url, connected_at = '2024-01-02T03:04:05Z', grant_generation"
                        + " FROM integrations WHERE user_id = 'normal' AND integration_type = 'github'"))
                .isEqualTo("acme github 4711 nora nora@git.test https://a/4711 t 1");
        assertThat(database.line("SELECT i.token_expiry = u.google_calendar_token_expiry,"
                        + " refresh_at BETWEEN token_expiry - interval '450 seconds' AND token_expiry - interval '5 minutes'"
                        + " FROM integrations AS i JOIN users AS u ON u.id = i.user_id"
                        + " WHERE user_id = 'normal' AND integration_type = 'google_calendar'"))
                .isEqualTo("t t");
    }

    @Test
    void connectedWithoutTokenKeepsItsAccountAndAsksToConnectAgain() {
        assertThat(row("flag-only", "github")).isEqualTo("flag-only github revoked f t null null token_missing");
        assertThat(database.line("SELECT external_id, external_username, external_email,"
                        + " metadata #>> '{legacy,connectedAt}' FROM integrations"
                        + " WHERE user_id = 'flag-only' AND integration_type = 'github'"))
                .isEqualTo("12 flora flora@git.test 2024-01-01T00:00:00");
    }

    @Test
    void tokenWithoutConnectionStaysInUsersAndItsAccountIsCarriedOver() {
        assertThat(row("token-only", "github")).isEqualTo("token-only github revoked f t null null null");
        assertThat(database.line("SELECT external_username, metadata #>> '{legacy,accessTokenSha256}'"
                        + " = legacy_digest('github_access_token', 'token-only', 'gho_token-only')"
                        + " FROM integrations WHERE user_id = 'token-only' AND integration_type = 'github'"))
                .isEqualTo("tom t");
        assertThat(database.line("SELECT github_access_token FROM users WHERE id = 'token-only'"))
                .isEqualTo("gho_token-only");
    }

    @Test
    void refreshTokenAloneIsCarriedOverAndDueAtItsFirstUse() {
        assertThat(row("refresh-only", "google_calendar"))
                .isEqualTo("refresh-only google_calendar active t f none 1//refresh-only null");
        assertThat(database.line("SELECT token_expiry <= now(), refresh_at > now() FROM integrations"
                        + " WHERE user_id = 'refresh-only'"))
                .isEqualTo("t t");
    }

    @Test
    void withoutOrganizationOrWithAForeignKeyNothingIsCopied() {
        assertThat(row("homeless", "github")).isEqualTo("nothing");
        assertThat(row("homeless-without-token", "google_calendar")).isEqualTo("nothing");
        assertThat(row("bad key", "github")).isEqualTo("nothing");
        assertThat(row("plain", "github")).isEqualTo("nothing");
    }

    @Test
    void infinityIsNoTimeOfOurs() {
        assertThat(row("endless", "github")).startsWith("endless github active t");
        assertThat(database.line("SELECT isfinite(connected_at) FROM integrations"
                        + " WHERE user_id = 'endless' AND integration_type = 'github'"))
                .isEqualTo("t");
        assertThat(database.line("SELECT token_expiry <= now() FROM integrations"
                        + " WHERE user_id = 'endless' AND integration_type = 'google_calendar'"))
                .isEqualTo("t");
    }

    @Test
    void longTokensAndNamesInAnyScriptSurvive() {
        for (int at = 0; at < OldPeople.NAMES.size(); at++) {
            assertThat(database.line("SELECT convert_from(access_token, 'UTF8') = github_access_token,"
                            + " external_email = github_email, external_username FROM integrations JOIN users"
                            + " ON users.id = user_id WHERE user_id = 'script-" + at + "'"))
                    .isEqualTo("t t " + OldPeople.NAMES.get(at));
        }
        assertThat(database.line("SELECT char_length(convert_from(access_token, 'UTF8')) FROM integrations"
                        + " WHERE user_id = 'script-0'"))
                .isEqualTo("4000");
    }

    @Test
    void reportNamesEachOddRowAndWhatBecameOfIt() {
        assertThat(database.lines("SELECT user_id, integration_type, finding FROM legacy_report"))
                .containsExactlyInAnyOrder(
                        "flag-only github connected_without_token",
                        "flag-only google_calendar connected_without_token",
                        "token-only github token_without_connection",
                        "token-only google_calendar token_without_connection",
                        "homeless github no_organization",
                        "homeless-without-token google_calendar no_organization",
                        "refresh-only google_calendar refresh_token_only",
                        "account-only github account_only",
                        "empty github connected_without_token",
                        "empty github empty_text",
                        "empty google_calendar connected_without_token",
                        "empty google_calendar empty_text",
                        "bad key github key_not_supported");
        assertThat(database.lines("SELECT finding, rows, outcome FROM legacy_report_summary"
                        + " WHERE integration_type = 'github'"))
                .contains(
                        "connected_without_token 2 account carried over; the person must connect again",
                        "no_organization 1 left in users until the user has an organization");
        assertThat(String.join(" ", database.lines(REPORT))).doesNotContain("gho_", "ya29", "1//");
    }

    @Test
    void dryRunForetellsWhatTheCopyDoes() {
        assertThat(foretold)
                .isEqualTo(database.lines("SELECT integration_type, kind, count(*) FROM legacy_connections"
                        + " WHERE kind IS NOT NULL GROUP BY 1, 2 ORDER BY 1, 2"))
                .contains("github connected 13", "google_calendar refresh_token_only 1");
    }

    @Test
    void secondRunOfEverythingChangesNothing() {
        List<String> rows = database.lines(EVERYTHING);
        List<String> report = database.lines(REPORT);

        database.migrate();
        database.owner("CALL legacy_copy(3)");

        assertThat(database.lines(EVERYTHING)).isEqualTo(rows);
        assertThat(database.lines(REPORT)).isEqualTo(report);
    }

    @Test
    void mappingOfPlainRowsIsThatOfAllRows() {
        String columns =
                "organization_id, user_id, integration_type, provider, access_token, refresh_token, token_expiry,"
                        + " external_id, external_username, external_email, external_avatar_url, metadata";
        String plain = "SELECT " + columns + " FROM legacy_plain_rows";

        assertThat(database.line("SELECT count(*) FROM legacy_plain_rows")).isEqualTo("14");
        assertThat(database.lines(plain + " EXCEPT SELECT " + columns + " FROM legacy_rows WHERE kind = 'connected'"))
                .isEmpty();
        assertThat(database.lines("SELECT user_id FROM legacy_rows AS r WHERE kind IS NOT NULL AND NOT EXISTS"
                        + " (SELECT 1 FROM legacy_plain_rows AS p WHERE p.user_id = r.user_id"
                        + " AND p.integration_type = r.integration_type) AND NOT EXISTS"
                        + " (SELECT 1 FROM users AS u WHERE u.id = r.user_id AND legacy_has_odd_columns(u))"))
                .isEmpty();
    }

    @Test
    void rowMadeByConnectingBeatsTheCopyAndKeepsTheOldAccount() {
        OldDatabase early = OldDatabase.create();
        OldPeople.add(early);
        early.migrateTo("9");
        early.owner("INSERT INTO integrations (organization_id, id, user_id, integration_type, provider, is_connected,"
                + " status, connected_at, access_token, grant_generation, metadata, created_at, updated_at) VALUES"
                + " ('acme', gen_random_uuid(), 'normal', 'github', 'github', true, 'active', now(), 'newer', 7,"
                + " '{\"note\": 1}', now(), now())");

        early.migrate();

        assertThat(early.line("SELECT convert_from(access_token, 'UTF8'), grant_generation, metadata ->> 'note',"
                        + " metadata #>> '{legacy,externalUsername}', metadata #>> '{legacy,accessTokenSha256}'"
                        + " = legacy_digest('github_access_token', 'normal', 'gho_normal')"
                        + " FROM integrations WHERE user_id = 'normal' AND integration_type = 'github'"))
                .isEqualTo("newer 7 1 nora t");
        assertThat(early.lines(
                        "SELECT user_id, integration_type FROM legacy_report WHERE finding = 'already_connected'"))
                .containsExactly("normal github");
    }

    @Test
    void databaseThatLacksAnOldColumnIsToldWhichBeforeAnythingIsMade() {
        OldDatabase lacking = OldDatabase.create();
        lacking.owner("ALTER TABLE users DROP COLUMN github_email");

        assertThatThrownBy(lacking::migrate).hasMessageContaining("users lacks the columns github_email");
        assertThat(lacking.line("SELECT to_regclass('legacy_report')")).isEqualTo("null");
    }
}
