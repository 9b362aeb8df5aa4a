package io.teamlabs.integrations.simulator;

import static io.teamlabs.integrations.simulator.Caller.json;
import static org.assertj.core.api.Assertions.assertThat;

import io.teamlabs.integrations.simulator.dropbox.DropboxSimulator;
import jakarta.json.JsonObject;
import java.net.URI;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DropboxSimulatorTest {
    private static final Map<String, String> OFFLINE =
            Map.of("scope", "account_info.read files.metadata.read", "token_access_type", "offline");

    private final TestClock clock = new TestClock();
    private Simulators simulators;
    private DropboxSimulator dropbox;
    private VendorClient client;
    private Caller api;

    @BeforeAll
    void start() {
        simulators = Simulators.start(SimulatorOptions.with("test-secret").clock(clock));
        dropbox = simulators.dropbox();
        client = new VendorClient(
                dropbox, simulators.baseUri(), "/dropbox/web/oauth2/authorize", "/dropbox/api/oauth2/token");
        api = new Caller(URI.create(simulators.baseUri() + "/dropbox/api/2"));
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
    void offlineConsentGivesARefreshTokenThatStays() {
        JsonObject tokens = client.connect(OFFLINE);
        assertThat(tokens.getString("access_token")).startsWith("sl.u.").hasSizeGreaterThan(1000);
        assertThat(tokens.getInt("expires_in")).isEqualTo(14400);
        String refresh = tokens.getString("refresh_token");
        clock.advance(Duration.ofHours(4));
        JsonObject fresh = json(client.refresh(refresh));
        assertThat(fresh.keySet()).containsExactlyInAnyOrder("access_token", "token_type", "expires_in");
        assertThat(json(client.refresh(refresh))).containsKey("access_token");
        assertThat(error(tokens)).isEqualTo("expired_access_token");
    }

    @Test
    void onlineConsentGivesNoRefreshToken() {
        assertThat(client.connect(Map.of("scope", "account_info.read"))).doesNotContainKey("refresh_token");
    }

    @Test
    void emptyScopeIsRefusedAndMissingScopeMeansAll() {
        assertThat(client.person().open(client.url(Map.of("scope", ""))).statusCode())
                .isEqualTo(400);
        assertThat(client.person()
                        .open(client.url(Map.of("scope", "files.metadata.read")))
                        .statusCode())
                .isEqualTo(400);
        assertThat(client.connect(Map.of()).getString("scope")).contains("sharing.write");
    }

    @Test
    void accountWantsAnEmptyBodyAndNoContentType() {
        JsonObject tokens = client.connect(OFFLINE);
        Caller bearer = api.bearer(tokens.getString("access_token"));
        JsonObject account = json(bearer.send("POST", "/users/get_current_account", ""));
        assertThat(account.getString("account_id")).isEqualTo(tokens.getString("account_id"));
        HttpResponse<String> form = bearer.postForm("/users/get_current_account", Map.of("a", "b"));
        assertThat(form.statusCode()).isEqualTo(400);
        assertThat(form.headers().firstValue("Content-Type").orElseThrow()).startsWith("text/plain");
    }

    @Test
    void revocationEndsTheAuthorizationAndNotTheOther() {
        JsonObject first = client.connect(OFFLINE);
        JsonObject second = client.connect(OFFLINE);
        JsonObject sibling = json(client.refresh(first.getString("refresh_token")));
        HttpResponse<String> revoked =
                api.bearer(sibling.getString("access_token")).send("POST", "/auth/token/revoke", "");
        assertThat(revoked.body()).isEqualTo("null");
        assertThat(dropbox.worksAccessToken(first.getString("access_token"))).isFalse();
        HttpResponse<String> refresh = client.refresh(first.getString("refresh_token"));
        assertThat(refresh.statusCode()).isEqualTo(400);
        assertThat(json(refresh).getString("error_description")).isEqualTo("refresh token is invalid or revoked");
        assertThat(dropbox.worksRefreshToken(second.getString("refresh_token"))).isTrue();
        assertThat(api.bearer(sibling.getString("access_token"))
                        .send("POST", "/auth/token/revoke", "")
                        .statusCode())
                .isEqualTo(401);
    }

    @Test
    void missingScopeIsA401ThatNamesIt() {
        String token = dropbox.issueTokensFor("ada@box.example", Set.of("files.metadata.read"))
                .accessToken();
        HttpResponse<String> answer = api.bearer(token).send("POST", "/users/get_current_account", "");
        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(json(answer).getJsonObject("error").getString("required_scope"))
                .isEqualTo("account_info.read");
    }

    @Test
    void wrongSecretIsA400AndAMalformedRefreshTokenSaysSo() {
        HttpResponse<String> wrong =
                client.exchange(client.code(client.url(OFFLINE)), Map.of("client_secret", "wrong"));
        assertThat(wrong.statusCode()).isEqualTo(400);
        assertThat(json(wrong).getString("error")).isEqualTo("invalid_client");
        assertThat(json(client.refresh("short")).getString("error_description"))
                .isEqualTo("refresh token is malformed");
    }

    private String error(JsonObject tokens) {
        HttpResponse<String> answer =
                api.bearer(tokens.getString("access_token")).send("POST", "/users/get_current_account", "");
        assertThat(answer.statusCode()).isEqualTo(401);
        return json(answer).getJsonObject("error").getString(".tag");
    }
}
