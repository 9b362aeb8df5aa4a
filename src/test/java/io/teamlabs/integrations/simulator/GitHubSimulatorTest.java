package io.teamlabs.integrations.simulator;

import static io.teamlabs.integrations.simulator.Caller.json;
import static io.teamlabs.integrations.simulator.VendorClient.callback;
import static org.assertj.core.api.Assertions.assertThat;

import io.teamlabs.integrations.simulator.github.GitHubSimulator;
import io.teamlabs.integrations.simulator.grant.IssuedTokens;
import io.teamlabs.integrations.simulator.wire.Parameters;
import jakarta.json.JsonObject;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
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
class GitHubSimulatorTest {
    private static final Map<String, String> SCOPES = Map.of("scope", "read:user user:email");

    private final TestClock clock = new TestClock();
    private Simulators simulators;
    private GitHubSimulator github;
    private VendorClient client;
    private Caller api;

    @BeforeAll
    void start() {
        simulators = Simulators.start(SimulatorOptions.with("test-secret").clock(clock));
        github = simulators.github();
        client = new VendorClient(
                github,
                simulators.baseUri(),
                "/github/web/login/oauth/authorize",
                "/github/web/login/oauth/access_token");
        api = new Caller(URI.create(simulators.baseUri() + "/github/api"));
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
    void consentGivesATokenThatTellsWhoItIs() {
        JsonObject tokens = client.connect(SCOPES);
        assertThat(tokens.keySet()).containsExactlyInAnyOrder("access_token", "scope", "token_type");
        assertThat(tokens.getString("access_token")).startsWith("gho_");
        assertThat(tokens.getString("scope")).isEqualTo("read:user,user:email");
        HttpResponse<String> user = api.bearer(tokens.getString("access_token")).get("/user");
        assertThat(json(user).getString("login")).isEqualTo("octo-ada");
        assertThat(user.headers().firstValue("X-OAuth-Scopes")).hasValue("read:user, user:email");
    }

    @Test
    void stateComesBackUnchangedAndDenialSaysAccessDenied() {
        assertThat(callback(client.person().allow(client.url(SCOPES))).text("state"))
                .isEqualTo("s/t&a=te");
        Parameters denied = callback(client.person().deny(client.url(SCOPES)));
        assertThat(denied.text("error")).isEqualTo("access_denied");
        assertThat(denied.text("state")).isEqualTo("s/t&a=te");
        assertThat(denied.text("error_description")).isEqualTo("The user has denied your application access.");
    }

    @Test
    void tokenErrorsHaveStatus200AndAFormUnlessJsonIsAskedFor() {
        HttpResponse<String> asJson = client.exchange("unknown", Map.of());
        assertThat(asJson.statusCode()).isEqualTo(200);
        assertThat(json(asJson).getString("error")).isEqualTo("bad_verification_code");
        HttpResponse<String> asForm = new Caller(simulators.baseUri())
                .with("Accept", "*/*")
                .postForm("/github/web/login/oauth/access_token", Map.of("client_id", "x"));
        assertThat(asForm.headers().firstValue("Content-Type").orElseThrow())
                .startsWith("application/x-www-form-urlencoded");
        assertThat(Parameters.parse(asForm.body()).text("error")).isEqualTo("incorrect_client_credentials");
    }

    @Test
    void codeWorksOnceAndForTenMinutesAndWithItsVerifierOnly() {
        Map<String, String> verifier = Map.of("code_verifier", VendorClient.VERIFIER);
        String used = client.code(client.url(SCOPES));
        assertThat(json(client.exchange(used, verifier))).containsKey("access_token");
        assertThat(json(client.exchange(used, verifier))).containsKey("error");
        assertThat(json(client.exchange(client.code(client.url(SCOPES)), Map.of())))
                .containsKey("error");
        String late = client.code(client.url(SCOPES));
        clock.advance(Duration.ofMinutes(10));
        assertThat(json(client.exchange(late, verifier))).containsKey("error");
    }

    @Test
    void unregisteredRedirectUriAndPlainChallengeEndOnAPage() {
        assertThat(client.person()
                        .open(client.url(Map.of("redirect_uri", VendorClient.REDIRECT_URI + "/")))
                        .statusCode())
                .isEqualTo(400);
        URI plain = client.plainUrl(Map.of("code_challenge", "x", "code_challenge_method", "plain"));
        assertThat(client.person().open(plain).statusCode()).isEqualTo(400);
    }

    @Test
    void impliedScopesAreDroppedAndEarlierOnesMerged() {
        client.connect(Map.of("scope", "repo public_repo"));
        assertThat(client.connect(Map.of("scope", "user:email")).getString("scope"))
                .isEqualTo("repo,user:email");
    }

    @Test
    void refreshEndsBothOldTokensAndTheRefreshTokenWorksOnce() {
        github.rotation(true);
        JsonObject old = client.connect(SCOPES);
        assertThat(old.getInt("expires_in")).isEqualTo(28800);
        JsonObject fresh = json(client.refresh(old.getString("refresh_token")));
        assertThat(github.worksAccessToken(old.getString("access_token"))).isFalse();
        assertThat(github.worksAccessToken(fresh.getString("access_token"))).isTrue();
        JsonObject again = json(client.refresh(old.getString("refresh_token")));
        assertThat(again.getString("error")).isEqualTo("bad_refresh_token");
        assertThat(github.worksRefreshToken(fresh.getString("refresh_token"))).isTrue();
    }

    @Test
    void ofManyRefreshesAtOnceExactlyOneSucceeds() {
        github.rotation(true);
        String refresh = client.connect(SCOPES).getString("refresh_token");
        long successes = IntStream.range(0, 8)
                .parallel()
                .filter(i -> json(client.refresh(refresh)).containsKey("access_token"))
                .count();
        assertThat(successes).isEqualTo(1);
    }

    @Test
    void reuseEndsTheFamilyWhereThatIsProgrammed() {
        github.rotation(true);
        github.familyRevocation(true);
        JsonObject old = client.connect(SCOPES);
        JsonObject fresh = json(client.refresh(old.getString("refresh_token")));
        client.refresh(old.getString("refresh_token"));
        assertThat(github.worksAccessToken(fresh.getString("access_token"))).isFalse();
        assertThat(github.worksRefreshToken(fresh.getString("refresh_token"))).isFalse();
    }

    @Test
    void eleventhTokenRevokesTheFirst() {
        List<IssuedTokens> tokens = IntStream.range(0, 11)
                .mapToObj(i -> github.issueTokensFor("octo-ada", Set.of("repo")))
                .toList();
        assertThat(github.worksAccessToken(tokens.get(0).accessToken())).isFalse();
        assertThat(github.worksAccessToken(tokens.get(1).accessToken())).isTrue();
    }

    @Test
    void applicationChecksAndDeletesATokenAndTheGrant() {
        String first = github.issueTokensFor("octo-ada", Set.of("repo")).accessToken();
        String second = github.issueTokensFor("octo-ada", Set.of("repo")).accessToken();
        String third = github.issueTokensFor("octo-ada", Set.of("repo")).accessToken();
        assertThat(application("POST", "/token", first).statusCode()).isEqualTo(200);
        assertThat(application("DELETE", "/token", first).statusCode()).isEqualTo(204);
        assertThat(application("POST", "/token", first).statusCode()).isEqualTo(404);
        assertThat(application("DELETE", "/token", first).statusCode()).isEqualTo(422);
        assertThat(github.worksAccessToken(second)).isTrue();
        assertThat(application("DELETE", "/grant", second).statusCode()).isEqualTo(204);
        assertThat(github.worksAccessToken(third)).isFalse();
    }

    @Test
    void apiWantsAUserAgentAndALiveToken() {
        String token = github.issueTokensFor("octo-grace", Set.of("user:email")).accessToken();
        assertThat(api.bearer(token).with("User-Agent", "").get("/user").statusCode())
                .isEqualTo(403);
        assertThat(api.bearer(token).get("/user").body()).contains("\"email\":null");
        assertThat(api.bearer(token).get("/user/emails").body()).contains("grace@octo.example");
        github.revokeAll();
        assertThat(api.bearer(token).get("/user").statusCode()).isEqualTo(401);
    }

    private HttpResponse<String> application(String method, String path, String token) {
        String pair = github.client().id() + ":" + github.client().secret();
        String basic = Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8));
        return api.with("Authorization", "Basic " + basic)
                .send(method, "/applications/" + github.client().id() + path, "{\"access_token\":\"" + token + "\"}");
    }
}
