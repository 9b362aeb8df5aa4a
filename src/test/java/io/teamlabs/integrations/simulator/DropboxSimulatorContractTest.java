package io.teamlabs.integrations.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import io.teamlabs.integrations.simulator.dropbox.DropboxSimulator;
import io.teamlabs.integrations.simulator.grant.IssuedTokens;
import java.net.URI;
import java.net.http.HttpResponse;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class DropboxSimulatorContractTest {
    private static final String ACCOUNT = "/users/get_current_account";
    private static final Map<String, String> VERIFIER = Map.of("code_verifier", VendorClient.VERIFIER);

    private Simulators simulators;
    private DropboxSimulator dropbox;
    private VendorClient client;
    private Caller api;

    @BeforeEach
    void start() {
        simulators = Simulators.start(SimulatorOptions.with("test-secret"));
        dropbox = simulators.dropbox();
        client = new VendorClient(
                dropbox, simulators.baseUri(), "/dropbox/web/oauth2/authorize", "/dropbox/api/oauth2/token");
        api = new Caller(URI.create(simulators.baseUri() + "/dropbox/api/2"));
    }

    @AfterEach
    void close() {
        simulators.close();
    }

    private static Example example(String name) {
        return Example.of("dropbox", name);
    }

    @Test
    void tokenAnswersHaveTheVendorsShape() {
        String code = client.code(client.url(Map.of("token_access_type", "offline")));
        example("oauth.token.code").hasTheShapeOf(client.exchange(code, VERIFIER));
        IssuedTokens tokens = dropbox.issueTokensFor("ada@box.example", Set.of("account_info.read"));
        example("oauth.token.refresh")
                .hasTheShapeOf(client.refresh(tokens.refreshToken().orElseThrow()));
    }

    @Test
    void tokenErrorsAreTheVendors() {
        example("oauth.token.error.invalid_client").isExactly(client.exchange("x", Map.of("client_secret", "wrong")));
        example("oauth.token.error.invalid_grant_code").isExactly(client.exchange("unknown", VERIFIER));
        example("oauth.token.error.invalid_grant_malformed").isExactly(client.refresh("short"));
        example("oauth.token.error.invalid_grant_refresh").isExactly(client.refresh("x".repeat(64)));
    }

    @Test
    void accountHasTheVendorsShape() {
        String token = dropbox.issueTokensFor("ada@box.example", Set.of("account_info.read"))
                .accessToken();
        example("stone.users.get_current_account")
                .hasTheShapeOf("/res/unpaired", api.bearer(token).send("POST", ACCOUNT, ""));
    }

    @Test
    void refusalsOfATokenAreTheVendors() {
        example("error.401.invalid_access_token")
                .hasTheShapeOf(api.bearer("sl.u.unknown").send("POST", ACCOUNT, ""));
        String token =
                dropbox.issueTokensFor("ada@box.example", Set.of("openid")).accessToken();
        example("error.401.missing_scope").hasTheShapeOf(api.bearer(token).send("POST", ACCOUNT, ""));
        dropbox.expireAccessTokens();
        HttpResponse<String> expired = api.bearer(token).send("POST", ACCOUNT, "");
        example("error.401.expired_access_token").hasTheShapeOf(expired);
        assertThat(Caller.json(expired).getJsonObject("error").getString(".tag"))
                .isEqualTo("expired_access_token");
    }
}
