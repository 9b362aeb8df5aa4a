package io.teamlabs.integrations.problem;

/**
 * The closed set of problems that callers are told of (RFC 9457). The code is the stable end of the problem's {@code type}
 * and never changes its meaning; the status is the HTTP status it goes out with.
 */
public enum ProblemKind {
    INVALID_REQUEST("invalid-request", 400, "The request is not valid"),
    UNAUTHORIZED("unauthorized", 401, "Authentication is needed"),
    FORBIDDEN("forbidden", 403, "This is not allowed"),
    UNKNOWN_USER("unknown-user", 403, "TeamLabs does not know the user of the token"),
    MISSING_SCOPE("missing-scope", 403, "The grant lacks a scope"),
    NOT_FOUND("not-found", 404, "There is nothing here for you"),
    METHOD_NOT_ALLOWED("method-not-allowed", 405, "The method is not allowed here"),
    NOT_ACCEPTABLE("not-acceptable", 406, "The answer has another form than the one asked for"),
    CONFLICT("conflict", 409, "The request does not fit the present state"),
    NOT_CONNECTED("not-connected", 409, "The account is not connected"),
    RECONNECT_NEEDED("reconnect-needed", 409, "The account must be connected again"),
    NOT_CONFIGURED("not-configured", 409, "The integration is not configured"),
    TOO_LARGE("too-large", 413, "The request is too large"),
    UNSUPPORTED_MEDIA_TYPE("unsupported-media-type", 415, "The request has a form that is not understood"),
    RATE_LIMITED("rate-limited", 429, "There are too many calls for now"),
    INTERNAL("internal", 500, "The service failed"),
    PROVIDER_REFUSED("provider-refused", 502, "The provider refused"),
    PROVIDER_UNAVAILABLE("provider-unavailable", 503, "The provider cannot be reached for now"),
    UNAVAILABLE("unavailable", 503, "The service is not available for now");

    private final String code;
    private final int status;
    private final String title;

    ProblemKind(String code, int status, String title) {
        this.code = code;
        this.status = status;
        this.title = title;
    }

    public String code() {
        return code;
    }

    public int status() {
        return status;
    }

    public String title() {
        return title;
    }
}
