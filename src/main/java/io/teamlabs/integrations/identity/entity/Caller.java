package io.teamlabs.integrations.identity.entity;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Who makes a request: a user (who may be an administrator), or a service with the scopes of its token. */
public sealed interface Caller {

    /** What the record of events calls this caller. */
    Actor actor();

    /** A signed-in person, as the users table has them at the time of the request. */
    record User(Person person) implements Caller {
        @Override
        public Actor actor() {
            return new Actor(
                    person.isAdministrator() ? Actor.Kind.ADMINISTRATOR : Actor.Kind.USER,
                    person.id().value());
        }
    }

    /** A service; the organization is its token's {@code org} claim, where it has one. */
    record Service(
            String subject,
            Set<ServiceScope> scopes,
            @Nullable OrganizationId organization) implements Caller {
        public Service {
            scopes = Set.copyOf(scopes);
        }

        @Override
        public Actor actor() {
            return new Actor(scopes.contains(ServiceScope.OPERATE) ? Actor.Kind.OPERATOR : Actor.Kind.SERVICE, subject);
        }
    }
}
