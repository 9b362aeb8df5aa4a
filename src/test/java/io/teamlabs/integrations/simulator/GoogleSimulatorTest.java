package io.teamlabs.integrations.simulator;

import static io.teamlabs.integrations.simulator.Caller.json;
import static io.teamlabs.integrations.simulator.VendorClient.callback;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.teamlabs.integrations.simulator.google.GoogleSimulator;
import io.teamlabs.integrations.simulator.grant.IssuedTokens;
import jakarta.json.JsonObject;
import java.net.URI;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class GoogleSimulatorTest {
    private static final String CALENDAR = "https://www.googleapis.com/auth/calendar.events";
    private static final String DRIVE = "https://www.googleapis.com/auth/drive.file";

    private final TestClock clock = new TestClock();
    private Simulators simulators;
    private GoogleSimulator google;
    private VendorClient client;
    private Caller api;

    @BeforeAll
    void start() {
        simulators = Simulators.start(SimulatorOptions.with("test-secret").clock(clock));
        google = simulators.google();
        client = new VendorClient(
                google, simulators.baseUri(), "/google/accounts/o/oauth2/v2/auth", "/google/oauth2/token");
        api = new Caller(URI.create(simulators.baseUri() + "/google"));
    }

    @BeforeEach
    void reset() {
        simulators.reset();
    }

    @AfterAll
    void close() {
        simulators.close();
    }

    private static Map<String, String> offline(String scope, String... more) {
        Map<String, String> parameters = new LinkedHashMap<>();
        parameters.put("scope", "openid email profile " + scope);
        parameters.put("access_type", "offline");
        for (int i = 0; i < more.length; i += 2) {
            parameters.put(more[i], more[i + 1]);
        }
        return parameters;
    }

    @Test
    void consentGivesTokensWithRewrittenScopes() {
        JsonObject tokens = client.connect(offline(CALENDAR, "nonce", "n1"));
        assertThat(tokens.keySet())
                .containsExactlyInAnyOrder(
                        "access_token", "expires_in", "refresh_token", "scope", "token_type", "id_token");
        assertThat(tokens.getString("access_token")).startsWith("ya29.");
        assertThat(tokens.getString("refresh_token")).startsWith("1//");
        assertThat(tokens.getInt("expires_in")).isEqualTo(3599);
        assertThat(List.of(tokens.getString("scope").split(" ", -1)))
                .containsExactlyInAnyOrder(
                        "openid",
                        "https://www.googleapis.com/auth/userinfo.email",
                        "https://www.googleapis.com/auth/userinfo.profile",
                        CALENDAR);
        HttpResponse<String> user = api.bearer(tokens.getString("access_token")).get("/openid/v1/userinfo");
        assertThat(json(user).getString("sub")).isEqualTo("110169484474386276334");
    }

    @Test
    void refreshTokenComesOnlyOfflineAndWithAConsentPage() {
        assertThat(client.connect(Map.of("scope", CALENDAR))).doesNotContainKey("refresh_token");
        assertThat(client.connect(offline(CALENDAR))).containsKey("refresh_token");
        assertThat(client.connect(offline(CALENDAR))).doesNotContainKey("refresh_token");
        assertThat(client.connect(offline(CALENDAR, "prompt", "consent"))).containsKey("refresh_token");
    }

    @Test
    void singleScopesCanBeRefusedOnThePageAndByProgram() {
        URI url = client.url(offline(CALENDAR + " " + DRIVE));
        String code = callback(client.person().allowWithout(CALENDAR, url)).text("code");
        Map<String, String> verifier = Map.of("code_verifier", VendorClient.VERIFIER);
        assertThat(json(client.exchange(code, verifier)).getString("scope"))
                .contains(DRIVE)
                .doesNotContain(CALENDAR);
        google.consentOnly(Set.of());
        assertThat(client.connect(offline(CALENDAR)).getString("scope"))
                .contains("userinfo.email")
                .doesNotContain(CALENDAR);
    }

    @Test
    void refreshGivesAnAccessTokenAndNoRefreshToken() {
        JsonObject tokens = client.connect(offline(CALENDAR));
        clock.advance(Duration.ofHours(1));
        assertThat(google.worksAccessToken(tokens.getString("access_token"))).isFalse();
        JsonObject fresh = json(client.refresh(tokens.getString("refresh_token")));
        assertThat(fresh.keySet()).containsExactlyInAnyOrder("access_token", "expires_in", "scope", "token_type");
        assertThat(google.worksAccessToken(fresh.getString("access_token"))).isTrue();
    }

    @Test
    void revocationEndsAllThatThePersonGaveTheClient() {
        JsonObject calendar = client.connect(offline(CALENDAR));
        JsonObject drive = client.connect(offline(DRIVE));
        Map<String, String> token = Map.of("token", drive.getString("access_token"));
        assertThat(api.postForm("/oauth2/revoke", token).statusCode()).isEqualTo(200);
        HttpResponse<String> refused = client.refresh(calendar.getString("refresh_token"));
        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(json(refused).getString("error_description")).isEqualTo("Token has been expired or revoked.");
        HttpResponse<String> again = api.postForm("/oauth2/revoke", token);
        assertThat(again.statusCode()).isEqualTo(400);
        assertThat(json(again).getString("error")).isEqualTo("invalid_token");
    }

    @Test
    void hundredAndFirstRefreshTokenDropsTheFirst() {
        List<IssuedTokens> tokens = IntStream.range(0, 101)
                .mapToObj(i -> google.issueTokensFor("ada@example.com", Set.of(CALENDAR)))
                .toList();
        assertThat(google.worksRefreshToken(tokens.get(0).refreshToken().orElseThrow()))
                .isFalse();
        assertThat(google.worksRefreshToken(tokens.get(1).refreshToken().orElseThrow()))
                .isTrue();
    }

    @Test
    void wrongSecretIs401AndWrongVerifierInvalidGrant() {
        HttpResponse<String> client401 =
                client.exchange(client.code(client.url(offline(CALENDAR))), Map.of("client_secret", "wrong"));
        assertThat(client401.statusCode()).isEqualTo(401);
        assertThat(json(client401).getString("error")).isEqualTo("invalid_client");
        HttpResponse<String> verifier =
                client.exchange(client.code(client.url(offline(CALENDAR))), Map.of("code_verifier", "wrong"));
        assertThat(verifier.statusCode()).isEqualTo(400);
        assertThat(json(verifier).getString("error")).isEqualTo("invalid_grant");
    }

    @Test
    void tokenInfoTellsTheClient() {
        String token =
                google.issueTokensFor("grace@example.com", Set.of("email")).accessToken();
        HttpResponse<String> known = api.postForm("/oauth2/tokeninfo", Map.of("access_token", token));
        assertThat(json(known).getString("aud")).isEqualTo(google.client().id());
        assertThat(json(known).getString("email_verified")).isEqualTo("true");
        assertThat(api.get("/oauth2/tokeninfo?access_token=other").statusCode()).isEqualTo(400);
    }

    @Test
    void issuerIsInTheCallbackOnlyWhereProgrammed() {
        URI url = client.url(offline(CALENDAR));
        assertThat(callback(client.person().allow(url)).has("iss")).isFalse();
        google.announceIssuer("https://accounts.google.com");
        assertThat(callback(client.person().allow(url)).text("iss")).isEqualTo("https://accounts.google.com");
    }

    @Test
    void rotationIsRefused() {
        assertThatThrownBy(() -> google.rotation(true)).isInstanceOf(IllegalArgumentException.class);
    }
}
