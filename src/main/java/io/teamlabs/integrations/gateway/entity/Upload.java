package io.teamlabs.integrations.gateway.entity;

import io.teamlabs.integrations.identity.entity.OrganizationId;
import io.teamlabs.integrations.identity.entity.UserId;
import java.time.Instant;
import java.util.UUID;

/**
 * A body that comes in parts, one after the other.
 *
 * @param size in bytes, as announced
 * @param received how many of them are here: the position at which the next part begins
 * @param expiresAt when it is forgotten, whole or not
 */
public record Upload(
        OrganizationId organization,
        UUID id,
        UserId user,
        String mediaType,
        long size,
        long received,
        Instant expiresAt) {

    public boolean isComplete() {
        return received == size;
    }
}
