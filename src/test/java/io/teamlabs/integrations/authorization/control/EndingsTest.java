package io.teamlabs.integrations.authorization.control;

import static org.assertj.core.api.Assertions.assertThat;

import io.teamlabs.integrations.authorization.entity.Ending;
import io.teamlabs.integrations.authorization.entity.FailureReason;
import io.teamlabs.integrations.oauth.entity.OAuthFailure;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EndingsTest {

    @Test
    @DisplayName("trap 18: a refused consent is the person's choice and no failure")
    void accessDeniedIsAChoice() {
        assertThat(Endings.ofError("access_denied")).isEqualTo(new Ending.Denied());
    }

    @ParameterizedTest
    @CsvSource({
        "server_error, PROVIDER_UNAVAILABLE",
        "temporarily_unavailable, PROVIDER_UNAVAILABLE",
        "redirect_uri_mismatch, CONFIGURATION",
        "invalid_scope, CONFIGURATION",
        "<script>alert(1)</script>, PROVIDER_ERROR",
        "ACCESS_DENIED, PROVIDER_ERROR"
    })
    void errorsOfTheAuthorizationResponseAreToldApart(String error, FailureReason reason) {
        assertThat(Endings.ofError(error)).isEqualTo(Ending.failed(reason));
    }

    @ParameterizedTest
    @CsvSource({
        "TEMPORARY, PROVIDER_UNAVAILABLE",
        "CONFIGURATION, CONFIGURATION",
        "AUTHORIZE_AGAIN, NO_TOKEN",
        "GRANT_GONE, NO_TOKEN",
        "USER_ACTION, PROVIDER_ERROR"
    })
    void failuresOfTheTokenEndpointAreToldApart(OAuthFailure.Kind kind, FailureReason reason) {
        OAuthFailure failure = OAuthFailure.of(kind, "code");
        assertThat(Endings.ofExchange(new CompletionException(failure))).isEqualTo(Ending.failed(reason));
        assertThat(Endings.ofExchange(failure)).isEqualTo(Ending.failed(reason));
    }
}
