package io.teamlabs.integrations.legacy.entity;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One comparison of old columns and rows, under way or ended.
 *
 * @param checked how many sealed tokens have been opened and compared
 * @param differing how many of them differ
 * @param counts the counts of the end, as the text of a JSON array
 * @param verdict in one line whether clean-up may go on, at the end
 */
public record ProofRun(
        long id,
        Instant askedAt,
        @Nullable Instant endedAt,
        long checked,
        long differing,
        @Nullable String counts,
        boolean mayCleanUp,
        @Nullable String verdict) {}
