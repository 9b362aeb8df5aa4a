package io.teamlabs.integrations.simulator;

import io.teamlabs.integrations.simulator.google.GoogleSimulator;
import io.teamlabs.integrations.simulator.grant.IssuedTokens;
import java.net.URI;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class GoogleSimulatorContractTest {
    private static final Map<String, String> VERIFIER = Map.of("code_verifier", VendorClient.VERIFIER);

    private Simulators simulators;
    private GoogleSimulator google;
    private VendorClient client;
    private Caller api;

    @BeforeEach
    void start() {
        simulators = Simulators.start(SimulatorOptions.with("test-secret"));
        google = simulators.google();
        client = new VendorClient(
                google, simulators.baseUri(), "/google/accounts/o/oauth2/v2/auth", "/google/oauth2/token");
        api = new Caller(URI.create(simulators.baseUri() + "/google"));
    }

    @AfterEach
    void close() {
        simulators.close();
    }

    private static Example example(String name) {
        return Example.of("google", name);
    }

    private String code() {
        return client.code(client.url(Map.of("scope", "openid email profile", "access_type", "offline")));
    }

    @Test
    void tokenAnswersHaveTheVendorsShape() {
        // refresh_token_expires_in comes with grants limited in time only.
        example("oauth.token.code").hasTheShapeOf(client.exchange(code(), VERIFIER), "refresh_token_expires_in");
        IssuedTokens tokens = google.issueTokensFor("ada@example.com", Set.of("openid", "email"));
        example("oauth.token.refresh")
                .hasTheShapeOf(client.refresh(tokens.refreshToken().orElseThrow()));
    }

    @Test
    void tokenErrorsAreTheVendors() {
        example("oauth.token.error.invalid_client").isExactly(client.exchange("x", Map.of("client_secret", "wrong")));
        example("oauth.token.error.invalid_grant").isExactly(client.refresh("1//unknown"));
        example("oauth.token.error.invalid_grant_code").isExactly(client.exchange("unknown", VERIFIER));
        example("oauth.token.error.redirect_uri_mismatch")
                .isExactly(client.exchange(code(), Map.of("redirect_uri", "https://other.example/")));
    }

    @Test
    void revocationIsTheVendors() {
        String token =
                google.issueTokensFor("ada@example.com", Set.of("openid")).accessToken();
        example("oauth.revoke.success").isExactly(api.postForm("/oauth2/revoke", Map.of("token", token)));
        example("oauth.revoke.error").isExactly(api.postForm("/oauth2/revoke", Map.of("token", token)));
    }

    @Test
    void userinfoHasTheVendorsShape() {
        String token = google.issueTokensFor("ada@example.com", Set.of("openid", "email", "profile"))
                .accessToken();
        example("userinfo").hasTheShapeOf(api.bearer(token).get("/openid/v1/userinfo"));
    }
}
