package io.teamlabs.integrations.legacy.entity;

import org.jspecify.annotations.Nullable;

/**
 * What became of a batch of copied tokens.
 *
 * @param last the last row that was taken up; null at the end
 * @param sealed how many rows are sealed now that were not
 */
public record SealedBatch(@Nullable CopiedGrant last, long sealed) {}
