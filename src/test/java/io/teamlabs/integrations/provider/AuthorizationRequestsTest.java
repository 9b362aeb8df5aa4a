package io.teamlabs.integrations.provider;

import static org.assertj.core.api.Assertions.assertThat;

import io.teamlabs.integrations.oauth.control.Pkce;
import io.teamlabs.integrations.oauth.control.ProviderDialect;
import io.teamlabs.integrations.oauth.entity.AuthorizationParameters;
import io.teamlabs.integrations.platform.Secret;
import io.teamlabs.integrations.simulator.wire.Parameters;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AuthorizationRequestsTest {

    private final Vendors vendors = new Vendors();

    @AfterAll
    void close() {
        vendors.close();
    }

    @Test
    @DisplayName("bar 1: every provider but Slack gets an S256 challenge of the verifier, and never the verifier")
    void challengeIsSentWherePkceIsOn() throws NoSuchAlgorithmException {
        for (ProviderDialect dialect : vendors.dialects()) {
            AuthorizationParameters parameters = Vendors.parameters(dialect, "a-scope");
            Parameters query = query(dialect, parameters);
            Secret verifier = parameters.verifier();
            assertThat(dialect.pkce()).isEqualTo(!dialect.vendor().equals("Slack"));
            if (verifier == null) {
                assertThat(query.has("code_challenge")).isFalse();
                assertThat(query.has("code_challenge_method")).isFalse();
            } else {
                assertThat(query.text("code_challenge")).isEqualTo(s256(verifier));
                assertThat(query.text("code_challenge_method")).isEqualTo("S256");
                assertThat(uri(dialect, parameters).toString()).doesNotContain(verifier.reveal());
            }
        }
    }

    @Test
    @DisplayName("bar 1: Slack gets a challenge once the operator says that PKCE is on for the application")
    void slackGetsAChallengeBySetting() {
        try (Vendors switched = new Vendors().with("SLACK_PKCE", "true")) {
            ProviderDialect slack = switched.slack();
            assertThat(query(slack, Vendors.parameters(slack, "chat:write")).text("code_challenge_method"))
                    .isEqualTo("S256");
        }
    }

    @Test
    @DisplayName("bar 1: verifiers have 43 characters of base64url and are new each time")
    void verifiersAreNewEachTime() {
        Set<String> seen = new HashSet<>();
        for (int i = 0; i < 1000; i++) {
            assertThat(Pkce.verifier().reveal())
                    .matches("[A-Za-z0-9_-]{43}")
                    .satisfies(one -> assertThat(seen.add(one)).isTrue());
        }
    }

    @Test
    void stateAndRedirectUriAreSentAsTheyAre() {
        for (ProviderDialect dialect : vendors.dialects()) {
            Parameters query = query(dialect, Vendors.parameters(dialect, "a-scope"));
            assertThat(query.text("state")).isEqualTo("a-state");
            assertThat(query.text("redirect_uri"))
                    .isEqualTo("https://teamlabs.example/api/oauth/" + dialect.provider() + "/callback");
            assertThat(query.text("client_id"))
                    .isEqualTo(Vendors.client(dialect).clientId());
            assertThat(query.text("response_type")).isEqualTo("code");
        }
    }

    @Test
    @DisplayName("bar 6: the client's secret is not in the address")
    void secretIsNotInTheAddress() {
        for (ProviderDialect dialect : vendors.dialects()) {
            assertThat(uri(dialect, Vendors.parameters(dialect, "a")).toString())
                    .doesNotContain(Vendors.client(dialect).clientSecret().reveal());
        }
    }

    @Test
    @DisplayName("bar 8: GitHub, Google and Dropbox are asked for the given scopes and no other, separated by blanks")
    void onlyTheGivenScopesAreAsked() {
        for (ProviderDialect dialect : vendors.dialects()) {
            Parameters query = query(dialect, Vendors.parameters(dialect, "b", "a"));
            boolean slack = dialect.vendor().equals("Slack");
            assertThat(query.text("scope")).isEqualTo(slack ? "" : "a b");
            assertThat(query.text("user_scope")).isEqualTo(slack ? "a,b" : "");
        }
    }

    @Test
    void googleIsAskedForOfflineAccessWithAPageAndNotForEarlierScopes() {
        Parameters query = query(vendors.google(), Vendors.parameters(vendors.google(), "openid"));
        assertThat(query.text("access_type")).isEqualTo("offline");
        assertThat(query.text("prompt")).isEqualTo("consent");
        assertThat(query.text("include_granted_scopes")).isNotEqualTo("true");
    }

    @Test
    void dropboxIsAskedForOfflineAccessAndNeverForAnEmptyScope() {
        Parameters query = query(vendors.dropbox(), Vendors.parameters(vendors.dropbox()));
        assertThat(query.text("token_access_type")).isEqualTo("offline");
        assertThat(query.has("scope")).isFalse();
    }

    @Test
    void slackIsNeverAskedForABot() {
        assertThat(query(vendors.slack(), Vendors.parameters(vendors.slack(), "chat:write"))
                        .has("scope"))
                .isFalse();
    }

    private static URI uri(ProviderDialect dialect, AuthorizationParameters parameters) {
        return dialect.authorizationUri(Vendors.client(dialect), parameters);
    }

    private static Parameters query(ProviderDialect dialect, AuthorizationParameters parameters) {
        return Parameters.parse(uri(dialect, parameters).getRawQuery());
    }

    private static String s256(Secret verifier) throws NoSuchAlgorithmException {
        byte[] hash =
                MessageDigest.getInstance("SHA-256").digest(verifier.reveal().getBytes(StandardCharsets.US_ASCII));
        return Base64.getUrlEncoder().withoutPadding().encodeToString(hash);
    }
}
