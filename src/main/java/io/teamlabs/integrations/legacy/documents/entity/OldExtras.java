package io.teamlabs.integrations.legacy.documents.entity;

import org.jspecify.annotations.Nullable;

/**
 * What a document says beside tokens, account and times.
 *
 * @param settings in JSON
 * @param metadata in JSON, without the names that are the service's own
 * @param masked whether a secret was found in them and masked
 */
public record OldExtras(@Nullable String documentId, String settings, String metadata, boolean masked) {

    public static final OldExtras NONE = new OldExtras(null, "{}", "{}", false);
}
