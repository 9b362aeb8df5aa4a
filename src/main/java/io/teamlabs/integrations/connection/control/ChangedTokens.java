package io.teamlabs.integrations.connection.control;

import io.teamlabs.integrations.identity.entity.OrganizationId;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.util.UUID;

/** Tells the observers of tokens; called by whatever replaces or erases those of a row. */
@ApplicationScoped
public class ChangedTokens {

    @Inject
    @Any
    Instance<TokenObserver> observers;

    public void tell(OrganizationId organization, UUID row) {
        observers.forEach(observer -> observer.tokensChanged(organization, row));
    }
}
