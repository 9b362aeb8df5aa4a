package io.teamlabs.integrations.legacy.documents.entity;

import org.jspecify.annotations.Nullable;

/** A document cannot be taken over. Carries no value of it, and no stack: there may be a million of these. */
public final class Rejected extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final RejectReason reason;
    private final @Nullable String field;

    public Rejected(RejectReason reason, @Nullable String field) {
        super(reason.code(), null, false, false);
        this.reason = reason;
        this.field = field;
    }

    public Rejection rejection() {
        return new Rejection(reason, field);
    }
}
