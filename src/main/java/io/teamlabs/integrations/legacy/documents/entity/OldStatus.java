package io.teamlabs.integrations.legacy.documents.entity;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The words for a status in the old collection, as far as they matter: whether there is a connection, and in what state. */
public enum OldStatus {
    USABLE,
    FAILING,
    CUT;

    /** Reads the word; none means that the old application saw nothing wrong. Fails with {@link Rejected}. */
    public static OldStatus of(@Nullable String word) {
        if (word == null) {
            return USABLE;
        }
        return switch (word.toLowerCase(Locale.ROOT)) {
            case "active", "connected", "expired" -> USABLE; // whether it ran out is read from the expiry
            case "error" -> FAILING;
            case "revoked", "disconnected", "inactive", "pending" -> CUT;
            default -> throw new Rejected(RejectReason.UNKNOWN_STATUS, "status");
        };
    }
}
