package io.teamlabs.integrations.revocation.entity;

import io.teamlabs.integrations.event.entity.EventSubject;
import io.teamlabs.integrations.identity.entity.OrganizationId;
import org.jspecify.annotations.Nullable;

/**
 * Tokens that are no longer wanted, with what decides how they are revoked.
 *
 * @param tokens null where the stored ones cannot be read
 */
public record RevocationOrder(
        OrganizationId organization,
        EventSubject subject,
        GrantKey grant,
        @Nullable GrantTokens tokens) {}
