package io.teamlabs.integrations.identity.control;

import io.teamlabs.integrations.identity.entity.Caller;
import io.teamlabs.integrations.identity.entity.OrganizationId;
import jakarta.enterprise.context.RequestScoped;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Who makes the present request. Known from the filter on, in the request's own thread: what goes on in another thread
 * is handed the caller before.
 */
@RequestScoped
public class CurrentCaller {

    private @Nullable Caller caller;

    /** Returns the caller; fails where the call is open to anyone, as then nobody is known. */
    public Caller get() {
        if (caller == null) {
            throw new IllegalStateException("Nobody is known here: the call is open to anyone, or not a request");
        }
        return caller;
    }

    /** Returns the caller; empty where the call is open to anyone. */
    public Optional<Caller> known() {
        return Optional.ofNullable(caller);
    }

    /** Returns the organization of the user, or of the service's token; empty where there is none. */
    public Optional<OrganizationId> organization() {
        Caller present = get();
        if (present instanceof Caller.User user) {
            return Optional.ofNullable(user.person().organization());
        }
        return Optional.ofNullable(((Caller.Service) present).organization());
    }

    /** Called by the filter, once. */
    public void set(Caller known) {
        caller = known;
    }
}
