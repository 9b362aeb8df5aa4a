package io.teamlabs.integrations.authorization.control;

import io.teamlabs.integrations.authorization.entity.Connection;
import io.teamlabs.integrations.authorization.entity.Target;
import io.teamlabs.integrations.revocation.control.Revocations;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/** What follows a connection once it is committed. */
@ApplicationScoped
public class Aftermath {

    @Inject
    Revocations revocations;

    /** Begins to revoke what was replaced; nobody waits for it. */
    @SuppressWarnings("FutureReturnValueIgnored") // the row stays until it is done
    void of(Target target, Connection connection) {
        if (connection.revocation() != null) {
            revocations.workOff(target.organization(), connection.revocation());
        }
    }
}
