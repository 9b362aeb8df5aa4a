package io.teamlabs.integrations.gateway.control;

import io.teamlabs.integrations.catalog.entity.TypeKey;
import io.teamlabs.integrations.identity.control.Permissions;
import io.teamlabs.integrations.identity.entity.Person;
import io.teamlabs.integrations.identity.entity.Right;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/** The way to a person's account at a provider. */
@ApplicationScoped
public class ConnectedAccounts {

    @Inject
    Permissions permissions;

    @Inject
    Openings openings;

    @Inject
    Corridor corridor;

    /**
     * Returns a person's account where the caller may act for them ({@link Right#ACT}), the type is connected, and the
     * granted scopes cover the capability's.
     *
     * @param userId as it stands in the path
     * @param capability a name among the type's capabilities
     * @throws io.teamlabs.integrations.problem.ProblemException 400, 403 or 404 as {@link Permissions#person} says; 409
     *     {@code not-connected} or {@code reconnect-needed}; 403 {@code missing-scope} with the scopes lacking and the call
     *     that asks for them
     */
    public ConnectedAccount open(String userId, TypeKey type, String capability) {
        Person person = permissions.person(userId, Right.ACT);
        return new ConnectedAccount(corridor, openings.open(person, type, capability));
    }
}
