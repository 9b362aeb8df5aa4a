package io.teamlabs.integrations.connection.boundary;

import static org.assertj.core.api.Assertions.assertThat;

import io.teamlabs.integrations.connection.boundary.StatusStage.Answer;
import io.teamlabs.integrations.platform.ServerKind;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.AfterParameterizedClassInvocation;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Catalogue, status, edits, lists and health, on both servers. */
@ParameterizedClass
@SuppressWarnings("NullAway.Init") // JUnit fills the fields
@EnumSource(ServerKind.class)
class StatusCallsIT {

    private static final int ADMINISTRATOR = 0;
    private static final int MEMBER = 1;
    private static final int COLLEAGUE = 2;
    private static final int STRANGER = 4;
    private static StatusStage stage;

    @Parameter
    ServerKind kind;

    @BeforeParameterizedClassInvocation
    static void start(ServerKind kind) {
        stage = new StatusStage(kind);
    }

    @AfterParameterizedClassInvocation
    static void stop() {
        stage.close();
    }

    @AfterEach
    void forget() {
        stage.execute("DELETE FROM integrations");
    }

    @Test
    void catalogueNamesTheSixThatCanBeConnected() {
        JsonObject body = stage.get(MEMBER, "v1/types").body();
        List<JsonObject> types = body.getJsonArray("types").getValuesAs(JsonObject.class);
        assertThat(types.stream().filter(type -> type.getBoolean("configured")).map(type -> type.getString("type")))
                .containsExactly("github", "google_calendar", "google_meet", "google_drive", "dropbox", "slack");
        assertThat(types).hasSize(6);
        assertThat(stage.asNobody("v1/types").status()).isEqualTo(401);
    }

    @Test
    void statusesAreOneForEachTypeThatCanBeHere() {
        stage.connect(MEMBER, "github", "github", "");
        JsonObject body = stage.get(MEMBER, integrations(MEMBER)).body();
        List<JsonObject> all = body.getJsonArray("integrations").getValuesAs(JsonObject.class);
        assertThat(all).hasSize(6);
        assertThat(all.get(0).getString("status")).isEqualTo("active");
        assertThat(all.get(0).getJsonObject("account").getString("username")).isEqualTo("octo");
        assertThat(all.get(5).getString("status")).isEqualTo("not-connected");
        assertThat(body.toString()).doesNotContain("canary-token");
        assertThat(stage.get(MEMBER, integrations(MEMBER) + "/github").body()).isEqualTo(all.get(0));
    }

    @Test
    @DisplayName("bar 24: what is not the caller's is answered as what does not exist")
    void foreignIntegrationsAreAnsweredAsIfThereWereNone() {
        stage.connect(COLLEAGUE, "github", "github", "");
        for (String rest : new String[] {"", "/github", "/nothing"}) {
            Answer nobody = stage.get(MEMBER, "v1/users/nobody/integrations" + rest);
            assertThat(nobody.status()).isEqualTo(404);
            assertThat(stage.get(MEMBER, integrations(COLLEAGUE) + rest)).isEqualTo(nobody);
            assertThat(stage.get(STRANGER, integrations(COLLEAGUE) + rest)).isEqualTo(nobody);
            assertThat(stage.get(3, integrations(COLLEAGUE) + rest)).isEqualTo(nobody);
        }
        assertThat(stage.get(ADMINISTRATOR, integrations(COLLEAGUE) + "/github")
                        .body()
                        .getBoolean("connected"))
                .isTrue();
    }

    @Test
    void settingsAndMetadataArePatched() {
        stage.connect(MEMBER, "google_calendar", "google", "metadata = '{\"legacy\": {\"from\": \"users\"}}'");
        String path = integrations(MEMBER) + "/google_calendar";
        Answer set =
                stage.patch(MEMBER, path, "{\"settings\":{\"sendUpdates\":\"all\"},\"metadata\":{\"team\":\"a\"}}");
        assertThat(set.status()).isEqualTo(200);
        assertThat(set.body().getJsonObject("settings")).hasToString("{\"sendUpdates\":\"all\"}");
        Answer cleared = stage.patch(MEMBER, path, "{\"settings\":{\"sendUpdates\":null},\"metadata\":null}");
        assertThat(cleared.body().getJsonObject("settings")).isEmpty();
        assertThat(cleared.body().getJsonObject("metadata")).hasToString("{\"legacy\":{\"from\":\"users\"}}");
        assertThat(stage.patch(MEMBER, integrations(MEMBER) + "/slack", "{\"settings\":{}}")
                        .status())
                .isEqualTo(404);
    }

    @ParameterizedTest
    @DisplayName("bar 40: a patch that is wrong is a problem that names the field and what would be right")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{\"settings\":{\"sendUpdates\":\"some\"}} | settings.sendUpdates | all, externalOnly, none",
                "{\"settings\":{\"x'; DROP TABLE users\":1}} | settings | defaultCalendar, sendUpdates",
                "{\"settings\":[]} | settings | object",
                "{\"settings\":7,\"metadata\":{}} | settings | object",
                "{\"metadata\":{\"legacy\":1}} | metadata.legacy | another name",
                "{\"metadata\":{\"a\":1e999}} | metadata | smaller",
                "{\"metadata\":{\"a\":\"\\u0000\"}} | metadata | NUL",
                "{\"metadata\":{\"a\":\"\\ud800\"}} | metadata | surrogate",
                "{\"status\":\"active\"} | status | settings, metadata",
                "[] | body | object",
                "{\"settings\": | body | JSON",
            })
    void wrongPatchesNameTheField(String body, String field, String words) {
        stage.connect(MEMBER, "google_calendar", "google", "");
        Answer refused = stage.patch(MEMBER, integrations(MEMBER) + "/google_calendar", body);
        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.mediaType()).isEqualTo("application/problem+json");
        assertThat(refused.body().getString("field")).isEqualTo(field);
        assertThat(refused.body().getString("detail")).contains(words);
    }

    @Test
    @DisplayName("bar 40: bodies too large or too deep, wrong types and wrong methods get a 4xx")
    void requestsOfTheWrongKindAreRefused() {
        String path = integrations(MEMBER) + "/google_calendar";
        stage.connect(MEMBER, "google_calendar", "google", "");
        assertThat(stage.patch(MEMBER, path, "{\"metadata\":{\"a\":\"" + "x".repeat(100_000) + "\"}}")
                        .status())
                .isEqualTo(413);
        assertThat(stage.patch(MEMBER, path, "{\"metadata\":" + "[".repeat(10_000) + "]".repeat(10_000) + "}")
                        .status())
                .isEqualTo(400);
        assertThat(stage.send(MEMBER, "PATCH", path, "a=b", "application/x-www-form-urlencoded")
                        .status())
                .isEqualTo(415);
        assertThat(stage.send(MEMBER, "PUT", path, "{}", "application/json").status())
                .isEqualTo(405);
        Answer unknown = stage.get(MEMBER, integrations(MEMBER) + "/google-calendar");
        assertThat(unknown.status()).isEqualTo(404);
        assertThat(unknown.body().getString("detail")).contains("google_calendar");
    }

    @Test
    @DisplayName("bar 25: only an administrator resets errors")
    void errorsAreResetByAdministrators() {
        stage.connect(
                MEMBER,
                "github",
                "github",
                "error_count = 5, status = 'error', last_error_code = 'x', last_error = 'y'");
        String path = integrations(MEMBER) + "/github";
        assertThat(stage.get(MEMBER, path).body().getString("status")).isEqualTo("error");
        assertThat(stage.send(MEMBER, "POST", path + "/errors/reset", "", "application/json")
                        .status())
                .isEqualTo(403);
        Answer reset = stage.send(ADMINISTRATOR, "POST", path + "/errors/reset", "", "application/json");
        assertThat(reset.status()).isEqualTo(200);
        assertThat(reset.body().getInt("errorCount")).isZero();
        assertThat(reset.body().getString("status")).isEqualTo("active");
    }

    @Test
    void administratorsPageThroughTheirOrganizationAlone() {
        for (String type : new String[] {"github", "dropbox", "slack"}) {
            stage.connect(MEMBER, type, type, "");
            stage.connect(STRANGER, type, type, "");
        }
        stage.connect(COLLEAGUE, "slack", "slack", "token_expiry = now() - interval '1 hour'");
        List<String> seen = new ArrayList<>();
        String cursor = "";
        do {
            JsonObject page =
                    stage.get(ADMINISTRATOR, "v1/integrations?limit=3" + cursor).body();
            page.getJsonArray("integrations")
                    .getValuesAs(JsonObject.class)
                    .forEach(one ->
                            seen.add(one.getJsonObject("user").getString("email") + " " + one.getString("type")));
            cursor = page.get("next") instanceof JsonString next ? "&cursor=" + next.getString() : "";
        } while (!cursor.isEmpty());
        String member = stage.person(MEMBER).email();
        assertThat(seen)
                .containsExactlyInAnyOrder(
                        member + " github",
                        member + " dropbox",
                        member + " slack",
                        stage.person(COLLEAGUE).email() + " slack");
        assertThat(new HashSet<>(seen)).hasSize(4);
        for (String list : new String[] {
            "?problem=true", "?type=slack&user=" + stage.person(COLLEAGUE).id(), "/problems", "/expired"
        }) {
            assertThat(stage.get(ADMINISTRATOR, "v1/integrations" + list).body().getJsonArray("integrations"))
                    .as(list)
                    .singleElement()
                    .satisfies(one ->
                            assertThat(one.asJsonObject().getString("status")).isEqualTo("expired"));
        }
        String active = "?status=active&type=slack&user=" + stage.person(MEMBER).id();
        assertThat(stage.get(ADMINISTRATOR, "v1/integrations" + active).body().getJsonArray("integrations"))
                .hasSize(1);
    }

    @Test
    @DisplayName("bar 25: a member lists nobody's integrations")
    void membersAreRefusedTheLists() {
        for (String list : new String[] {"", "/problems", "/expired"}) {
            assertThat(stage.get(MEMBER, "v1/integrations" + list).status()).isEqualTo(403);
        }
        Answer wrong = stage.get(ADMINISTRATOR, "v1/integrations?limit=0");
        assertThat(wrong.status()).isEqualTo(400);
        assertThat(wrong.body().getString("field")).isEqualTo("limit");
        assertThat(stage.get(ADMINISTRATOR, "v1/integrations?stattus=active").status())
                .isEqualTo(400);
    }

    @Test
    void healthIsOpenToAnyone() {
        assertThat(stage.asNobody("health/live").status()).isEqualTo(200);
        Answer ready = stage.asNobody("health/ready");
        assertThat(ready.status()).isEqualTo(200);
        assertThat(ready.body()).hasToString("{\"status\":\"ready\",\"checks\":{\"database\":\"up\",\"key\":\"up\"}}");
    }

    @Test
    @DisplayName("bar 38: readiness names the key where the database was sealed with another")
    void readinessFailsWithoutTheKey() {
        String flip = "UPDATE vault_canary SET canary = set_byte(canary, 20, get_byte(canary, 20) # 1)";
        stage.execute(flip);
        Answer ready = stage.asNobody("health/ready");
        stage.execute(flip);
        assertThat(ready.status()).isEqualTo(503);
        assertThat(ready.body().getJsonObject("checks").getString("key")).isEqualTo("down");
        assertThat(stage.asNobody("health/ready").status()).isEqualTo(200);
    }

    private static String integrations(int person) {
        return "v1/users/" + stage.person(person).id() + "/integrations";
    }
}
