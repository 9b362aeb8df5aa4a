package io.teamlabs.integrations.authorization.entity;

import io.teamlabs.integrations.catalog.entity.TypeKey;
import io.teamlabs.integrations.event.entity.EventSubject;
import io.teamlabs.integrations.identity.entity.OrganizationId;
import io.teamlabs.integrations.identity.entity.UserId;
import io.teamlabs.integrations.oauth.entity.ProviderId;
import java.util.UUID;

/**
 * Whose integration, of which type, a connection is for.
 *
 * @param newRow the key that its row gets where there is none yet
 */
public record Target(OrganizationId organization, UserId user, TypeKey type, ProviderId provider, UUID newRow) {

    /** The name under which connections of this person and type wait for each other. */
    public String lockName() {
        return "connect|" + organization + "|" + user + "|" + type;
    }

    /** What the record of events is told of, where there is no row yet. */
    public EventSubject subject() {
        return new EventSubject(newRow, user, type.value());
    }
}
