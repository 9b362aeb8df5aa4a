package io.teamlabs.integrations.http.entity;

/**
 * A request that got no whole answer. The message is the kind and the host: never a path, a query, a header or a byte of
 * a body.
 */
public final class OutgoingFailure extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** What went wrong. */
    public enum Kind {
        /** The host is unknown, refuses connections, or could not be reached in time. */
        CONNECT,
        /** TLS failed: the certificate is not trusted, not for this host, or there is no common version. */
        TLS,
        /** The address is not a public one, or not https, and the operator does not list its host. */
        ADDRESS_REFUSED,
        /** The whole answer was not there at the deadline. */
        DEADLINE,
        /** The connection ended before the whole answer was there. */
        LOST,
        /** The answer is longer than is read. */
        TOO_LARGE,
        /** The body to send could not be read to its end, or had another length than was said. */
        BODY
    }

    private final Kind kind;
    private final boolean maybeHeard;

    public OutgoingFailure(Kind kind, String host, boolean maybeHeard) {
        super(kind + " " + host, null, false, false);
        this.kind = kind;
        this.maybeHeard = maybeHeard;
    }

    public Kind kind() {
        return kind;
    }

    /** Whether the request may have been received, and so may have taken effect; false where no byte of it left. */
    public boolean maybeHeard() {
        return maybeHeard;
    }
}
