package io.teamlabs.integrations.simulator;

import static io.teamlabs.integrations.simulator.Caller.json;
import static org.assertj.core.api.Assertions.assertThat;

import io.teamlabs.integrations.simulator.slack.SlackSimulator;
import jakarta.json.JsonObject;
import java.net.URI;
import java.net.http.HttpResponse;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SlackSimulatorTest {
    private static final Map<String, String> USER = Map.of("user_scope", "users:read,users:read.email,chat:write");

    private Simulators simulators;
    private SlackSimulator slack;
    private VendorClient client;
    private Caller api;

    @BeforeAll
    void start() {
        simulators = Simulators.start(SimulatorOptions.with("test-secret").clock(new TestClock()));
        slack = simulators.slack();
        client = new VendorClient(
                slack, simulators.baseUri(), "/slack/oauth/v2/authorize", "/slack/api/oauth.v2.access");
        api = new Caller(URI.create(simulators.baseUri() + "/slack/api"));
    }

    @BeforeEach
    void reset() {
        simulators.reset();
    }

    @AfterAll
    void close() {
        simulators.close();
    }

    private JsonObject install(Map<String, String> parameters) {
        return json(client.exchange(client.code(client.plainUrl(parameters)), Map.of()));
    }

    private static String userToken(JsonObject answer) {
        return answer.getJsonObject("authed_user").getString("access_token");
    }

    @Test
    void personsTokenIsNestedAndNoneIsAtTheTop() {
        JsonObject answer = install(USER);
        assertThat(answer).doesNotContainKey("access_token");
        JsonObject user = answer.getJsonObject("authed_user");
        assertThat(user.getString("access_token")).startsWith("xoxp-");
        assertThat(user.getString("scope")).isEqualTo("users:read,users:read.email,chat:write");
        assertThat(user).doesNotContainKeys("refresh_token", "expires_in");
    }

    @Test
    void testAndInfoTellWhoItIs() {
        Caller bearer = api.bearer(userToken(install(USER)));
        JsonObject test = json(bearer.postForm("/auth.test", Map.of()));
        assertThat(test.getString("team_id")).isEqualTo("T0AURORA1");
        JsonObject info = json(bearer.get("/users.info?user=" + test.getString("user_id")));
        JsonObject profile = info.getJsonObject("user").getJsonObject("profile");
        assertThat(profile.getString("email")).isEqualTo("ada@aurora.example");
        assertThat(profile.getString("display_name")).isEmpty();
    }

    @Test
    void emailAndInfoNeedTheirScopes() {
        String bare = slack.issueTokensFor("ada", Set.of("users:read")).accessToken();
        assertThat(api.bearer(bare).get("/users.info?user=U0ADA0001").body()).doesNotContain("\"email\"");
        String none = slack.issueTokensFor("ada", Set.of("chat:write")).accessToken();
        JsonObject refused = json(api.bearer(none).get("/users.info?user=U0ADA0001"));
        assertThat(refused.getString("error")).isEqualTo("missing_scope");
        assertThat(refused.getString("needed")).isEqualTo("users:read");
    }

    @Test
    void botTokenIsTheWorkspacesAndComesAgain() {
        Map<String, String> both = Map.of("scope", "chat:write", "user_scope", "users:read");
        JsonObject ada = install(both);
        slack.signedIn("grace");
        JsonObject grace = install(both);
        assertThat(grace.getString("access_token")).startsWith("xoxb-").isEqualTo(ada.getString("access_token"));
        assertThat(userToken(grace)).isNotEqualTo(userToken(ada));
        api.bearer(userToken(ada)).postForm("/auth.revoke", Map.of());
        assertThat(slack.worksAccessToken(userToken(ada))).isFalse();
        assertThat(slack.worksAccessToken(userToken(grace))).isTrue();
        assertThat(slack.worksAccessToken(ada.getString("access_token"))).isTrue();
    }

    @Test
    void pkceIsNotAllowed() {
        HttpResponse<String> answer = client.exchange(client.code(client.url(USER)), Map.of());
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(json(answer).getString("error")).isEqualTo("pkce_not_allowed");
    }

    @Test
    void errorsHaveStatus200() {
        String code = client.code(client.plainUrl(USER));
        client.exchange(code, Map.of());
        assertThat(error(client.exchange(code, Map.of()))).isEqualTo("code_already_used");
        assertThat(error(client.exchange("unknown", Map.of()))).isEqualTo("invalid_code");
        assertThat(error(client.exchange("x", Map.of("client_secret", "wrong"))))
                .isEqualTo("bad_client_secret");
        assertThat(error(client.exchange("x", Map.of("client_id", "wrong")))).isEqualTo("invalid_client_id");
        assertThat(error(client.exchange("x", Map.of("grant_type", "password"))))
                .isEqualTo("invalid_grant_type");
        assertThat(error(api.get("/auth.test"))).isEqualTo("not_authed");
        assertThat(error(api.bearer("xoxp-unknown").get("/auth.test"))).isEqualTo("invalid_auth");
    }

    @Test
    void rotationGivesPairsWhoseRefreshTokensWorkOnce() {
        slack.rotation(true);
        JsonObject user = install(USER).getJsonObject("authed_user");
        assertThat(user.getString("access_token")).startsWith("xoxe.xoxp-1-");
        assertThat(user.getInt("expires_in")).isEqualTo(43200);
        JsonObject fresh = json(client.refresh(user.getString("refresh_token")));
        assertThat(fresh.getString("token_type")).isEqualTo("user");
        assertThat(slack.worksAccessToken(fresh.getString("access_token"))).isTrue();
        assertThat(error(client.refresh(user.getString("refresh_token")))).isEqualTo("invalid_refresh_token");
        slack.expireAccessTokens();
        assertThat(error(api.bearer(fresh.getString("access_token")).get("/auth.test")))
                .isEqualTo("token_expired");
    }

    @Test
    void removedApplicationAnswersTokenRevoked() {
        String token = userToken(install(USER));
        slack.revokeGrant("ada");
        assertThat(error(api.bearer(token).get("/auth.test"))).isEqualTo("token_revoked");
    }

    private static String error(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(json(answer).getBoolean("ok")).isFalse();
        return json(answer).getString("error");
    }
}
