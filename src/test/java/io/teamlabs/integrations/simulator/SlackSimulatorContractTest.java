package io.teamlabs.integrations.simulator;

import io.teamlabs.integrations.simulator.slack.SlackSimulator;
import java.net.URI;
import java.net.http.HttpResponse;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SlackSimulatorContractTest {
    private static final Map<String, String> BOTH =
            Map.of("scope", "chat:write,channels:read", "user_scope", "users.profile:read");

    private Simulators simulators;
    private SlackSimulator slack;
    private VendorClient client;
    private Caller api;

    @BeforeEach
    void start() {
        simulators = Simulators.start(SimulatorOptions.with("test-secret"));
        slack = simulators.slack();
        client = new VendorClient(
                slack, simulators.baseUri(), "/slack/oauth/v2/authorize", "/slack/api/oauth.v2.access");
        api = new Caller(URI.create(simulators.baseUri() + "/slack/api"));
    }

    @AfterEach
    void close() {
        simulators.close();
    }

    private static Example example(String name) {
        return Example.of("slack", name);
    }

    private HttpResponse<String> install(Map<String, String> parameters) {
        return client.exchange(client.code(client.plainUrl(parameters)), Map.of());
    }

    @Test
    void tokenAnswersHaveTheVendorsShape() {
        example("oauth.v2.access.user_only").hasTheShapeOf(install(Map.of("user_scope", "chat:write")));
        example("oauth.v2.access.bot_and_user").hasTheShapeOf(install(BOTH));
        slack.revokeAll();
        slack.rotation(true);
        HttpResponse<String> rotating = install(BOTH);
        example("oauth.v2.access.rotating").hasTheShapeOf(rotating);
        example("oauth.v2.access.refresh")
                .hasTheShapeOf(client.refresh(Caller.json(rotating).getString("refresh_token")));
    }

    @Test
    void tokenErrorsAreTheVendors() {
        example("error.invalid_code").isExactly(client.exchange("unknown", Map.of()));
        example("error.invalid_client_id").isExactly(client.exchange("x", Map.of("client_id", "wrong")));
        example("error.bad_client_secret").isExactly(client.exchange("x", Map.of("client_secret", "wrong")));
        example("error.invalid_grant_type").isExactly(client.exchange("x", Map.of("grant_type", "password")));
        example("error.invalid_refresh_token").isExactly(client.refresh("xoxe-1-unknown"));
        String code = client.code(client.plainUrl(BOTH));
        example("error.bad_redirect_uri")
                .isExactly(client.exchange(code, Map.of("redirect_uri", "https://other.example/")));
        example("error.code_already_used").isExactly(client.exchange(code, Map.of()));
    }

    @Test
    void identityAndRevocationHaveTheVendorsShape() {
        Caller bearer = api.bearer(slack.issueTokensFor("ada", Set.of("users:read", "users:read.email"))
                .accessToken());
        example("auth.test.success").hasTheShapeOf(bearer.get("/auth.test"), "bot_id");
        example("spec2021.users.info").hasTheShapeOf("/responses/200", bearer.get("/users.info?user=U0ADA0001"));
        example("auth.revoke.success").isExactly(bearer.postForm("/auth.revoke", Map.of()));
        example("error.token_revoked").isExactly(bearer.get("/auth.test"));
    }

    @Test
    void refusalsOfATokenAreTheVendors() {
        String token = slack.issueTokensFor("ada", Set.of("channels:read")).accessToken();
        example("error.not_authed").isExactly(api.get("/auth.test"));
        example("error.invalid_auth").isExactly(api.bearer("xoxp-unknown").get("/auth.test"));
        example("error.missing_scope").hasTheShapeOf(api.bearer(token).get("/users.info?user=U0ADA0001"));
        slack.expireAccessTokens();
        example("error.token_expired").isExactly(api.bearer(token).get("/auth.test"));
    }
}
