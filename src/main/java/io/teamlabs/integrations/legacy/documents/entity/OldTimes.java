package io.teamlabs.integrations.legacy.documents.entity;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * When things happened to an old connection.
 *
 * @param changedAt when the connection itself last changed; null where the document does not say: then it is older than
 *     any row
 */
public record OldTimes(
        @Nullable Instant connectedAt,
        @Nullable Instant lastUsedAt,
        @Nullable Instant createdAt,
        @Nullable Instant changedAt) {

    static final OldTimes UNKNOWN = new OldTimes(null, null, null, null);
}
