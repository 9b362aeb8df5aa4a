package io.teamlabs.integrations.access.control;

import io.teamlabs.integrations.identity.control.OrganizationScope;
import io.teamlabs.integrations.identity.entity.OrganizationId;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.function.Supplier;

/** Short transactions of one organization, from whatever thread. */
@ApplicationScoped
public class RowTransactions {

    @Inject
    ShortTransactions transactions;

    /** The organization is bound first: the session is opened for it inside the transaction. */
    <T> T within(OrganizationId organization, Supplier<T> work) {
        return OrganizationScope.within(organization, () -> transactions.run(work));
    }
}
