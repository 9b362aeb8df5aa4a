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
        assertThat(Endings.ofError("access_denied", OAuthFailure.Kind.USER_ACTION))
                .isEqualTo(new Ending.Denied());
    }

    @ParameterizedTest
    @CsvSource({
        "TEMPORARY, PROVIDER_UNAVAILABLE",
        "CONFIGURATION, CONFIGURATION",
        "AUTHORIZE_AGAIN, PROVIDER_ERROR",
        "USER_ACTION, PROVIDER_ERROR"
    })
    void errorsOfTheAuthorizationResponseAreToldApart(OAuthFailure.Kind kind, FailureReason reason) {
        assertThat(Endings.ofError("<script>alert(1)</script>", kind)).isEqualTo(Ending.failed(reason));
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
