package io.teamlabs.integrations.authorization.control;

import io.teamlabs.integrations.authorization.entity.Ending;
import io.teamlabs.integrations.authorization.entity.FailureReason;
import io.teamlabs.integrations.oauth.entity.OAuthFailure;
import java.util.concurrent.CompletionException;

/** What a refusal or a failure of the provider means to the person who connects. */
final class Endings {

    private Endings() {}

    /** Reads the error of an authorization response (RFC 6749, 4.1.2.1); the provider's description is not looked at. */
    static Ending ofError(String error) {
        return switch (error) {
            case "access_denied" -> new Ending.Denied();
            case "temporarily_unavailable", "server_error" -> Ending.failed(FailureReason.PROVIDER_UNAVAILABLE);
            case "unauthorized_client",
                    "unsupported_response_type",
                    "invalid_scope",
                    "invalid_client",
                    "redirect_uri_mismatch" -> Ending.failed(FailureReason.CONFIGURATION);
            default -> Ending.failed(FailureReason.PROVIDER_ERROR);
        };
    }

    /** Reads what the token endpoint failed with; what is no failure of OAuth is thrown on. */
    static Ending ofExchange(Throwable failure) {
        return Ending.failed(
                switch (oauthFailure(failure).kind()) {
                    case TEMPORARY -> FailureReason.PROVIDER_UNAVAILABLE;
                    case CONFIGURATION -> FailureReason.CONFIGURATION;
                    case AUTHORIZE_AGAIN, GRANT_GONE -> FailureReason.NO_TOKEN;
                    case USER_ACTION -> FailureReason.PROVIDER_ERROR;
                });
    }

    static OAuthFailure oauthFailure(Throwable failure) {
        Throwable cause =
                failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
        if (cause instanceof OAuthFailure known) {
            return known;
        }
        throw new IllegalStateException("A dialect failed with something else than an OAuthFailure", cause);
    }
}
