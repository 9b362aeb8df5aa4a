package io.teamlabs.integrations.oauth.entity;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * A request to a provider's OAuth server or identity endpoint that did not give what was asked for. The code is the
 * provider's error code or one of ours; neither it nor the message holds anything the provider wrote freely or any secret.
 */
public final class OAuthFailure extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** Our code for an answer that promises success and holds no access token. */
    public static final String NO_TOKEN = "no-token";

    /** Our code for an answer about an account that does not tell its id. */
    public static final String INCOMPLETE_IDENTITY = "identity-incomplete";

    /** Our code for an error that the provider did not name, or named in a way that cannot be passed on. */
    public static final String UNKNOWN_ERROR = "unknown-error";

    /** What follows from a failure; the rules that choose are each provider's own. */
    public enum Kind {
        /** The refresh token, or the whole grant, is no longer good: the person must connect again. */
        GRANT_GONE,
        /** The code is spent or has run out: the flow must be begun again. */
        AUTHORIZE_AGAIN,
        /** The operator's fault (client, secret, redirect URI): connections are untouched. */
        CONFIGURATION,
        /** The person or their administrator must do something at the provider first. */
        USER_ACTION,
        /** Try again later: 429, 5xx, a deadline, HTML, a truncated or an empty body. */
        TEMPORARY
    }

    private final Kind kind;
    private final String code;
    private final @Nullable Duration retryAfter;
    private final boolean answerLost;

    public OAuthFailure(Kind kind, String code, @Nullable Duration retryAfter, boolean answerLost) {
        super(kind + " " + code, null, false, false);
        this.kind = kind;
        this.code = code;
        this.retryAfter = retryAfter;
        this.answerLost = answerLost;
    }

    public static OAuthFailure of(Kind kind, String code) {
        return new OAuthFailure(kind, code, null, false);
    }

    public Kind kind() {
        return kind;
    }

    public String code() {
        return code;
    }

    /** How long the provider asked to be left alone, capped; null where it did not say. */
    public @Nullable Duration retryAfter() {
        return retryAfter;
    }

    /**
     * Whether the request may have taken effect although no answer was read: at a rotating provider the old token may be
     * spent. It is a doubt and no verdict: nothing is cut on it alone.
     */
    public boolean answerLost() {
        return answerLost;
    }
}
