package io.teamlabs.integrations.simulator;

import static io.teamlabs.integrations.simulator.VendorClient.callback;
import static org.assertj.core.api.Assertions.assertThat;

import io.teamlabs.integrations.simulator.github.GitHubSimulator;
import io.teamlabs.integrations.simulator.grant.Account;
import io.teamlabs.integrations.simulator.wire.Parameters;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class GitHubSimulatorContractTest {
    private static final Map<String, String> VERIFIER = Map.of("code_verifier", VendorClient.VERIFIER);

    private Simulators simulators;
    private GitHubSimulator github;
    private VendorClient client;
    private Caller api;

    @BeforeEach
    void start() {
        simulators = Simulators.start(SimulatorOptions.with("test-secret"));
        github = simulators.github();
        client = new VendorClient(
                github,
                simulators.baseUri(),
                "/github/web/login/oauth/authorize",
                "/github/web/login/oauth/access_token");
        api = new Caller(URI.create(simulators.baseUri() + "/github/api"));
    }

    @AfterEach
    void close() {
        simulators.close();
    }

    private static Example example(String name) {
        return Example.of("github", name);
    }

    private String code() {
        return client.code(client.url(Map.of("scope", "repo user:email")));
    }

    @Test
    void tokenAnswersHaveTheVendorsShape() {
        example("oauth.token.success").hasTheShapeOf(client.exchange(code(), VERIFIER));
        github.rotation(true);
        example("oauth.token.success-expiring").hasTheShapeOf(client.exchange(code(), VERIFIER));
    }

    @Test
    void formAnswerHasTheVendorsShape() {
        Parameters expected =
                Parameters.parse(example("oauth.token.success-default-accept").text("body_text"));
        HttpResponse<String> answer = new Caller(simulators.baseUri())
                .with("Accept", "*/*")
                .postForm(
                        "/github/web/login/oauth/access_token",
                        Map.of(
                                "client_id", github.client().id(),
                                "client_secret", github.client().secret(),
                                "code_verifier", VendorClient.VERIFIER,
                                "code", code()));
        assertThat(Parameters.parse(answer.body()).values().keySet())
                .isEqualTo(expected.values().keySet());
    }

    @Test
    void tokenErrorsAreTheVendors() {
        example("oauth.token.error.bad_verification_code").isExactly(client.exchange("unknown", VERIFIER));
        example("oauth.token.error.bad_refresh_token").isExactly(client.refresh("ghr_unknown"));
        example("oauth.token.error.incorrect_client_credentials")
                .isExactly(client.exchange("x", Map.of("client_secret", "wrong")));
        example("oauth.token.error.unsupported_grant_type")
                .isExactly(client.exchange("x", Map.of("grant_type", "password")));
        example("oauth.token.error.redirect_uri_mismatch")
                .isExactly(client.exchange(code(), Map.of("redirect_uri", "https://other.example/")));
    }

    @Test
    void unverifiedEmailIsRefusedAsTheVendorDoes() {
        github.addAccount(Account.of("9", "octo-new", "New", "new@octo.example").withUnverifiedEmail());
        github.signedIn("octo-new");
        example("oauth.token.error.unverified_user_email").isExactly(client.exchange(code(), VERIFIER));
    }

    @Test
    void denialIsTheVendors() {
        Parameters expected =
                callback(URI.create(example("oauth.authorize.denied").text("redirect")));
        Parameters denied = callback(client.person().deny(client.url(Map.of("state", "xyz"))));
        assertThat(denied).isEqualTo(expected);
    }

    @Test
    void identityHasTheVendorsShape() {
        String token =
                github.issueTokensFor("octo-ada", Set.of("repo", "user:email")).accessToken();
        example("api.users.get-authenticated")
                .hasTheShapeOf(
                        "/responses/200 response-with-public-profile-information",
                        api.bearer(token).get("/user"));
        example("api.users.list-emails-for-authenticated-user")
                .hasTheShapeOf("/responses/200 default", api.bearer(token).get("/user/emails"));
        example("error.401.bad_credentials").isExactly(api.bearer("gho_unknown").get("/user"));
    }

    @Test
    void tokenCheckHasTheVendorsShape() {
        String token = github.issueTokensFor("octo-ada", Set.of("repo")).accessToken();
        String pair = github.client().id() + ":" + github.client().secret();
        Caller application = api.with(
                "Authorization", "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8)));
        String path = "/applications/" + github.client().id() + "/token";
        example("api.apps.check-token")
                .hasTheShapeOf(
                        "/responses/200 default",
                        application.send("POST", path, "{\"access_token\":\"" + token + "\"}"));
        example("error.422.validation")
                .hasTheShapeOf(
                        application.send("DELETE", path, "{\"access_token\":\"gho_unknown\"}"), "field", "message");
    }
}
