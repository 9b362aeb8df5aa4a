package io.teamlabs.integrations.connection.entity;

/** The codes in {@code last_error_code} that are ours; a provider's own codes stand beside them. */
public final class ErrorCode {

    /** The provider says that the grant is gone. */
    public static final String GRANT_GONE = "grant_gone";
    /** A rotating provider may have spent the stored refresh token in a request whose answer was never read. */
    public static final String ROTATION_LOST = "rotation_lost";
    /** The stored tokens cannot be unsealed. */
    public static final String UNREADABLE = "unreadable";
    /** The token ran out and there is no refresh token. */
    public static final String RAN_OUT = "ran_out";
    /** The old application called it connected and had no token. */
    public static final String TOKEN_MISSING = "token_missing";

    private ErrorCode() {}
}
