package io.teamlabs.integrations.provider;

import static org.assertj.core.api.Assertions.assertThat;

import io.teamlabs.integrations.http.Stages;
import io.teamlabs.integrations.oauth.control.ProviderDialect;
import io.teamlabs.integrations.oauth.entity.CodeExchange;
import io.teamlabs.integrations.oauth.entity.OAuthFailure;
import io.teamlabs.integrations.oauth.entity.OAuthFailure.Kind;
import io.teamlabs.integrations.platform.Secret;
import io.teamlabs.integrations.simulator.wire.Fault;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What follows from each error code of each token endpoint, for a code and for a refresh token. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TokenErrorsTest {

    private final Vendors vendors = new Vendors();

    @AfterAll
    void close() {
        vendors.close();
    }

    @ParameterizedTest(name = "{0} {1} {2}: {3} for a code, {4} for a refresh token")
    @DisplayName("bar 11: errors of token endpoints are told apart")
    @CsvSource({
        "github, 200, bad_verification_code, AUTHORIZE_AGAIN, TEMPORARY",
        "github, 200, bad_refresh_token, AUTHORIZE_AGAIN, GRANT_GONE",
        "github, 200, incorrect_client_credentials, CONFIGURATION, CONFIGURATION",
        "github, 200, redirect_uri_mismatch, CONFIGURATION, CONFIGURATION",
        "github, 200, unsupported_grant_type, CONFIGURATION, CONFIGURATION",
        "github, 200, unverified_user_email, USER_ACTION, USER_ACTION",
        "github, 200, something_new, TEMPORARY, TEMPORARY",
        "google, 400, invalid_grant, AUTHORIZE_AGAIN, GRANT_GONE",
        "google, 403, invalid_grant, AUTHORIZE_AGAIN, TEMPORARY",
        "google, 401, invalid_client, CONFIGURATION, CONFIGURATION",
        "google, 400, redirect_uri_mismatch, CONFIGURATION, CONFIGURATION",
        "google, 400, invalid_scope, CONFIGURATION, CONFIGURATION",
        "google, 403, access_denied, USER_ACTION, USER_ACTION",
        "google, 403, org_internal, USER_ACTION, USER_ACTION",
        "google, 403, admin_policy_enforced, USER_ACTION, USER_ACTION",
        "google, 403, rate_limit_exceeded, TEMPORARY, TEMPORARY",
        "google, 400, something_new, TEMPORARY, TEMPORARY",
        "dropbox, 400, invalid_grant, AUTHORIZE_AGAIN, GRANT_GONE",
        "dropbox, 401, invalid_grant, AUTHORIZE_AGAIN, GRANT_GONE",
        "dropbox, 400, invalid_client, CONFIGURATION, CONFIGURATION",
        "dropbox, 400, something_new, TEMPORARY, TEMPORARY",
        "slack, 200, invalid_code, AUTHORIZE_AGAIN, TEMPORARY",
        "slack, 200, code_already_used, AUTHORIZE_AGAIN, TEMPORARY",
        "slack, 200, invalid_refresh_token, AUTHORIZE_AGAIN, GRANT_GONE",
        "slack, 200, bad_client_secret, CONFIGURATION, CONFIGURATION",
        "slack, 200, invalid_client_id, CONFIGURATION, CONFIGURATION",
        "slack, 200, bad_redirect_uri, CONFIGURATION, CONFIGURATION",
        "slack, 200, oauth_authorization_url_mismatch, CONFIGURATION, CONFIGURATION",
        "slack, 200, pkce_not_allowed, CONFIGURATION, CONFIGURATION",
        "slack, 200, internal_error, TEMPORARY, TEMPORARY",
        "slack, 200, ratelimited, TEMPORARY, TEMPORARY",
        "slack, 200, something_new, TEMPORARY, TEMPORARY",
    })
    void errorsAreToldApart(String provider, int status, String error, Kind ofCode, Kind ofRefresh) {
        ProviderDialect dialect = vendors.dialects().stream()
                .filter(one -> one.provider().value().equals(provider))
                .findFirst()
                .orElseThrow();
        String body = "{\"ok\":false,\"error\":\"" + error + "\",\"error_description\":\"free text\"}";
        var client = Vendors.client(dialect);
        CodeExchange exchange = new CodeExchange(new Secret("a-code"), client.redirectUri(), null);

        OAuthFailure code = refused(dialect, status, body, () -> dialect.exchange(client, exchange));
        OAuthFailure refresh = refused(dialect, status, body, () -> dialect.refresh(client, new Secret("a-token")));

        assertThat(code.kind()).isEqualTo(ofCode);
        assertThat(refresh.kind()).isEqualTo(ofRefresh);
        assertThat(refresh.code()).isEqualTo(error);
        assertThat(refresh.answerLost()).isFalse();
    }

    private OAuthFailure refused(ProviderDialect dialect, int status, String body, Supplier<CompletionStage<?>> call) {
        vendors.simulator(dialect).program(Fault.reply(status, Map.of(), body).times(1));
        return Stages.failure(call.get(), OAuthFailure.class);
    }
}
