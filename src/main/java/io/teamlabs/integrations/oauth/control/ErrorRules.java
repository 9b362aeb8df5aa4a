package io.teamlabs.integrations.oauth.control;

import io.teamlabs.integrations.oauth.entity.OAuthFailure;
import io.teamlabs.integrations.oauth.entity.OAuthFailure.Kind;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;

/** What follows from an error code of a token endpoint: the codes of RFC 6749, 5.2, and a provider's own. Immutable. */
public final class ErrorRules {

    /** A provider's code is passed on only where it can be no token: letters and separators, no digit. */
    private static final Pattern SPEAKABLE = Pattern.compile("[a-z][a-z_-]{0,39}");

    private static final ErrorRules NONE = new ErrorRules(Map.of());

    private static final ErrorRules STANDARD = NONE.and(Kind.GRANT_GONE, "invalid_grant")
            .and(
                    Kind.CONFIGURATION,
                    "invalid_client",
                    "unauthorized_client",
                    "invalid_request",
                    "unsupported_grant_type",
                    "invalid_scope",
                    "redirect_uri_mismatch")
            .and(Kind.TEMPORARY, "server_error", "temporarily_unavailable");

    private final Map<String, Kind> kinds;

    private ErrorRules(Map<String, Kind> kinds) {
        this.kinds = Map.copyOf(kinds);
    }

    /** No rules yet, for errors of an API that have nothing to do with RFC 6749. */
    public static ErrorRules none() {
        return NONE;
    }

    public static ErrorRules standard() {
        return STANDARD;
    }

    /** The same rules, and that these codes mean this. */
    public ErrorRules and(Kind kind, String... codes) {
        Map<String, Kind> more = new HashMap<>(kinds);
        for (String code : codes) {
            more.put(code, kind);
        }
        return new ErrorRules(more);
    }

    /** What an error means that answers a code: it says nothing of a grant, as there is none yet. */
    Kind ofCode(String error) {
        Kind kind = of(error);
        return kind == Kind.GRANT_GONE ? Kind.AUTHORIZE_AGAIN : kind;
    }

    /** What an error means that answers a refresh token; one about a code says nothing of the grant. */
    Kind ofRefresh(String error) {
        Kind kind = of(error);
        return kind == Kind.AUTHORIZE_AGAIN ? Kind.TEMPORARY : kind;
    }

    /** An unknown error is tried again: nobody loses a connection by a word that nobody knows. */
    public Kind of(String error) {
        return kinds.getOrDefault(error, Kind.TEMPORARY);
    }

    /** The code to keep and to show for an error; what a provider wrote freely never passes. */
    public static String codeFor(String error) {
        return SPEAKABLE.matcher(error).matches() ? error : OAuthFailure.UNKNOWN_ERROR;
    }
}
