package io.teamlabs.integrations.simulator;

import static io.teamlabs.integrations.simulator.Caller.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.teamlabs.integrations.simulator.wire.JsonText;
import java.net.URI;
import java.net.http.HttpResponse;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SimulatorsTest {
    private Simulators simulators;
    private VendorClient client;
    private Caller caller;

    @BeforeAll
    void start() {
        simulators = Simulators.start(SimulatorOptions.with("test-secret")
                .redirectUris("dropbox", URI.create("https://app.example/one"), URI.create("https://app.example/two")));
        client = new VendorClient(
                simulators.google(), simulators.baseUri(), "/google/accounts/o/oauth2/v2/auth", "/google/oauth2/token");
        caller = new Caller(simulators.baseUri());
    }

    @BeforeEach
    void reset() {
        simulators.reset();
    }

    @AfterAll
    void close() {
        simulators.close();
    }

    @Test
    void takenPortIsNamed() {
        int port = simulators.baseUri().getPort();
        assertThatThrownBy(() ->
                        Simulators.start(SimulatorOptions.with("test-secret").port(port)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("Port " + port);
    }

    @Test
    void settingsNameEveryAddressAndClient() {
        assertThat(simulators.settings())
                .containsOnlyKeys(
                        "GITHUB_WEB_URL",
                        "GITHUB_API_URL",
                        "GITHUB_CLIENT_ID",
                        "GITHUB_CLIENT_SECRET",
                        "GOOGLE_ACCOUNTS_URL",
                        "GOOGLE_OAUTH_URL",
                        "GOOGLE_OPENID_URL",
                        "GOOGLE_API_URL",
                        "GOOGLE_MEET_URL",
                        "GOOGLE_CLIENT_ID",
                        "GOOGLE_CLIENT_SECRET",
                        "DROPBOX_WEB_URL",
                        "DROPBOX_API_URL",
                        "DROPBOX_CONTENT_URL",
                        "DROPBOX_NOTIFY_URL",
                        "DROPBOX_CLIENT_ID",
                        "DROPBOX_CLIENT_SECRET",
                        "SLACK_URL",
                        "SLACK_FILES_URL",
                        "SLACK_CLIENT_ID",
                        "SLACK_CLIENT_SECRET")
                .containsEntry("SLACK_URL", simulators.baseUri() + "/slack");
    }

    @Test
    void redirectUrisOfTheOptionsAreRegistered() {
        assertThat(simulators.dropbox().client().redirectUris())
                .contains("https://app.example/one", "https://app.example/two");
    }

    @Test
    void secretsAreRememberedAndNeverShownByTheInspector() {
        Map<String, String> offline = Map.of("scope", "openid email", "access_type", "offline");
        String code = client.code(client.url(offline));
        HttpResponse<String> tokens = client.exchange(code, Map.of("code_verifier", VendorClient.VERIFIER));
        String refresh = json(tokens).getString("refresh_token");
        client.refresh(refresh);
        caller.postForm("/google/oauth2/revoke", Map.of("token", refresh));
        caller.get(
                "/teamlabs/token?user=" + simulators.teamLabs().users().get(0).id());
        assertThat(simulators.issuedSecrets())
                .contains(
                        code,
                        refresh,
                        json(tokens).getString("access_token"),
                        json(tokens).getString("id_token"),
                        VendorClient.VERIFIER,
                        simulators.google().client().secret());
        String shown = caller.get("/simulator").body()
                + caller.get("/").body()
                + caller.get("/simulator/google/calls").body();
        assertThat(shown).contains("/google/oauth2/token").doesNotContain("s%2Ft%26a");
        assertThat(simulators.issuedSecrets()).noneMatch(shown::contains);
    }

    @Test
    void programOverHttpChangesWhatItNames() {
        String program = "{\"accessTokenLifetime\":10,\"rotation\":true,\"signedIn\":\"octo-alan\","
                + "\"faults\":[{\"kind\":\"status\",\"status\":500,\"path\":\"/user\",\"times\":2}]}";
        assertThat(caller.send("POST", "/simulator/github/program", program).statusCode())
                .isEqualTo(200);
        assertThat(simulators.github().behaviour().lifetime().orElseThrow()).hasSeconds(10);
        assertThat(simulators.github().signedIn().username()).isEqualTo("octo-alan");
        assertThat(caller.get("/github/api/user").statusCode()).isEqualTo(500);
        assertThat(simulators.github().faults())
                .singleElement()
                .extracting("times")
                .isEqualTo(1);
        assertThat(caller.send("DELETE", "/simulator/github/program", "").statusCode())
                .isEqualTo(204);
        assertThat(simulators.github().behaviour().lifetime()).isEmpty();
        assertThat(simulators.github().faults()).isEmpty();
    }

    @Test
    void meaninglessProgramIsRefusedWithAReason() {
        HttpResponse<String> rotation = caller.send("POST", "/simulator/google/program", "{\"rotation\":true}");
        assertThat(rotation.statusCode()).isEqualTo(400);
        assertThat(rotation.body()).contains("Google does not replace refresh tokens");
        assertThat(caller.send("POST", "/simulator/google/program", "{\"faults\":[{\"kind\":\"?\"}]}")
                        .statusCode())
                .isEqualTo(400);
        assertThat(caller.send("POST", "/simulator/slack/program", "{\"issuer\":\"x\"}")
                        .statusCode())
                .isEqualTo(400);
        assertThat(caller.get("/simulator/zoom").statusCode()).isEqualTo(404);
    }

    @Test
    void tokensAreIssuedCheckedAndRevokedOverHttp() {
        HttpResponse<String> issued = caller.send(
                "POST", "/simulator/dropbox/tokens", "{\"account\":\"ada@box.example\",\"scopes\":[\"openid\"]}");
        String access = json(issued).getString("accessToken");
        String question = "{\"token\":\"" + access + "\"}";
        assertThat(json(caller.send("POST", "/simulator/dropbox/works", question))
                        .getBoolean("access"))
                .isTrue();
        caller.send("POST", "/simulator/dropbox/revoke", "{\"account\":\"ada@box.example\"}");
        assertThat(json(caller.send("POST", "/simulator/dropbox/works", question))
                        .getBoolean("access"))
                .isFalse();
    }

    @Test
    void callsAreKeptInOrderWithTheirStatus() {
        caller.get("/slack/api/auth.test");
        caller.get("/slack/nowhere");
        assertThat(simulators.slack().calls()).extracting("status").containsExactly(200, 404);
        assertThat(JsonText.parse(caller.get("/simulator/slack/calls?path=nowhere")
                                .body())
                        .orElseThrow()
                        .asJsonArray())
                .hasSize(1);
    }
}
