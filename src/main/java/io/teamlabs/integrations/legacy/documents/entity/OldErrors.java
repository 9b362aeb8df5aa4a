package io.teamlabs.integrations.legacy.documents.entity;

import org.jspecify.annotations.Nullable;

/** Failures in a row, as the old application counted them. */
public record OldErrors(int count, @Nullable String last) {

    public static final OldErrors NONE = new OldErrors(0, null);
}
