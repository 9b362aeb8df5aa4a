package io.teamlabs.integrations.gateway.control;

import io.teamlabs.integrations.gateway.entity.Classification;
import io.teamlabs.integrations.http.entity.OutgoingFailure;
import io.teamlabs.integrations.oauth.entity.ScopeSet;
import io.teamlabs.integrations.platform.JsonDocument;
import io.teamlabs.integrations.problem.ProblemException;
import io.teamlabs.integrations.problem.ProblemKind;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** The problems that calls to a vendor's API end in, each with what to do about it. Nothing the vendor wrote freely is in one. */
final class CallProblems {

    /** A member of problems: the provider's own word for what it refused. */
    static final String PROVIDER_CODE = "providerCode";

    private static final Duration SOON = Duration.ofSeconds(1);
    private static final Duration SUSPENSION = Duration.ofHours(1);

    private final String vendor;

    CallProblems(String vendor) {
        this.vendor = vendor;
    }

    ProblemException unavailable(Duration wait) {
        return ProblemException.of(
                        ProblemKind.PROVIDER_UNAVAILABLE, vendor + " does not answer as it should. Try again shortly.")
                .retryAfter(longer(SOON, wait));
    }

    /** A call that may have worked: to send it again may do the thing twice. */
    ProblemException uncertain(Duration wait) {
        return ProblemException.of(
                        ProblemKind.PROVIDER_UNAVAILABLE,
                        vendor + " gave no proper answer, and the call may have worked. Look first, then try again.")
                .retryAfter(longer(SOON, wait));
    }

    ProblemException busy() {
        return ProblemException.of(
                        ProblemKind.PROVIDER_UNAVAILABLE,
                        "Too many calls to " + vendor + " wait for their answers here. Try again shortly.")
                .retryAfter(SOON);
    }

    ProblemException unreached(OutgoingFailure failure) {
        return switch (failure.kind()) {
            case ADDRESS_REFUSED -> elsewhere();
            case BODY ->
                ProblemException.invalid(
                        "body", "The body broke off, or has another length than announced. Send it whole.");
            case CONNECT, TLS, DEADLINE, LOST, TOO_LARGE -> failure.maybeHeard() ? uncertain(SOON) : unavailable(SOON);
        };
    }

    /** An address, of a redirect for instance, that no call may go to. */
    ProblemException elsewhere() {
        return ProblemException.of(
                ProblemKind.PROVIDER_REFUSED,
                vendor + " sent the call to an address that this service does not call. Ask for another resource.");
    }

    ProblemException limited(Duration wait) {
        return ProblemException.of(
                        ProblemKind.RATE_LIMITED,
                        vendor + " takes no more calls of this kind for now. Try again after the time in Retry-After.")
                .retryAfter(longer(SOON, wait));
    }

    ProblemException reconnectNeeded(String words) {
        return ProblemException.of(ProblemKind.RECONNECT_NEEDED, words);
    }

    /** The token was renewed, but the body went out with the old one and cannot be sent again by us. */
    ProblemException sendAgain() {
        return ProblemException.of(
                        ProblemKind.PROVIDER_UNAVAILABLE,
                        "The token was renewed while the body was on its way. Nothing was done; send the request again.")
                .retryAfter(SOON);
    }

    /**
     * The grant lacks scopes: says which, and the call that asks the person for them.
     *
     * @param capability the capability's name; empty where nobody named one
     */
    ProblemException missingScope(CallContext context, ScopeSet missing, String capability) {
        String path = "/api/v1/users/" + context.user().value() + "/integrations/" + context.type() + "/authorization";
        JsonDocument body = JsonDocument.object();
        if (!capability.isEmpty()) {
            body.with("capabilities", List.of(capability));
        }
        JsonDocument call =
                JsonDocument.object().with("method", "POST").with("path", path).with("body", body);
        return ProblemException.of(
                        ProblemKind.MISSING_SCOPE,
                        "The person has not allowed this at " + vendor
                                + ". Make the call in \"authorization\", with a returnUrl, and send them to its address.")
                .with(Map.of("missingScopes", missing, "authorization", call));
    }

    ProblemException misconfigured(Classification answer) {
        return told(
                ProblemKind.NOT_CONFIGURED,
                "The operator must change this application's setup at " + vendor + " first.",
                answer);
    }

    ProblemException userAction(Classification answer) {
        return told(
                ProblemKind.PROVIDER_REFUSED,
                "The person, or their administrator, must settle something at " + vendor + " first.",
                answer);
    }

    ProblemException suspended(Classification answer) {
        return told(
                        ProblemKind.PROVIDER_UNAVAILABLE,
                        "The account is suspended at " + vendor + " for now. The connection is kept; try again later.",
                        answer)
                .retryAfter(SUSPENSION);
    }

    static ProblemException told(ProblemKind kind, String words, Classification answer) {
        return ProblemException.of(kind, words).with(Map.of(PROVIDER_CODE, answer.code()));
    }

    private static Duration longer(Duration one, Duration other) {
        return one.compareTo(other) >= 0 ? one : other;
    }
}
