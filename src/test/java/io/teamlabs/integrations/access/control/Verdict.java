package io.teamlabs.integrations.access.control;

/** How a token call goes on at the vendor. */
enum Verdict {
    ANSWERED,
    /** Processed; the connection breaks before the answer. */
    LOST,
    /** Processed; half of the answer arrives. */
    TRUNCATED,
    /** Not processed: 503 and a page. */
    OUTAGE,
    /** Not processed: the connection breaks. */
    DROPPED,
    /** Not processed: 429 and when to come again. */
    TOO_MANY;

    /** Whether the vendor spends the refresh token. */
    boolean isProcessed() {
        return switch (this) {
            case ANSWERED, LOST, TRUNCATED -> true;
            case OUTAGE, DROPPED, TOO_MANY -> false;
        };
    }
}
