package io.teamlabs.integrations.legacy.control;

import io.teamlabs.integrations.catalog.entity.TypeKey;
import io.teamlabs.integrations.connection.control.Integrations;
import io.teamlabs.integrations.connection.entity.Integration;
import io.teamlabs.integrations.identity.entity.UserId;
import io.teamlabs.integrations.legacy.entity.OldConnection;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.Map;
import java.util.stream.Collectors;

/** The transactions that read what the old calls answer; within the person's organization. */
@ApplicationScoped
public class OldReadings {

    @Inject
    Integrations integrations;

    /** Returns what is told of a person's integration of a type, whether there is a row or not. */
    @Transactional
    public OldConnection one(UserId user, TypeKey type) {
        return OldConnection.of(integrations.findByUserAndType(user, type).orElse(null));
    }

    /** Returns what is told of each type that the person has a row of. */
    @Transactional
    public Map<TypeKey, OldConnection> all(UserId user) {
        return integrations.findByUser(user).stream().collect(Collectors.toMap(Integration::type, OldConnection::of));
    }

    /** Whether there is something to disconnect: a row that ran out, or is in error, too. */
    @Transactional
    public boolean isConnected(UserId user, TypeKey type) {
        return integrations
                .findByUserAndType(user, type)
                .filter(Integration::isConnected)
                .isPresent();
    }
}
