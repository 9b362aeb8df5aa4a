package io.teamlabs.integrations.legacy.entity;

import io.teamlabs.integrations.connection.entity.SealedTokens;
import io.teamlabs.integrations.identity.entity.OrganizationId;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A row whose grant the old columns do not hold yet.
 *
 * @param tokens null where the row is cut, so that the old columns are to lose theirs
 */
public record ToWriteBack(
        OrganizationId organization,
        UUID id,
        long generation,
        @Nullable SealedTokens tokens) {}
