package io.teamlabs.integrations.connection.control;

import io.teamlabs.integrations.catalog.entity.TypeKey;
import io.teamlabs.integrations.connection.entity.IntegrationStatus;
import io.teamlabs.integrations.identity.entity.UserId;
import org.jspecify.annotations.Nullable;

/**
 * Which of an organization's integrations are wanted; null is no restriction.
 *
 * @param problem true for those with a problem, false for those without
 */
public record IntegrationFilter(
        @Nullable IntegrationStatus status,
        @Nullable TypeKey type,
        @Nullable UserId user,
        @Nullable Boolean problem) {

    public static final IntegrationFilter ALL = new IntegrationFilter(null, null, null, null);
}
