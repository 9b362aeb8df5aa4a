package io.teamlabs.integrations.authorization.control;

import io.teamlabs.integrations.identity.entity.Actor;
import io.teamlabs.integrations.revocation.control.Revocations;
import io.teamlabs.integrations.revocation.entity.RevocationOrder;
import io.teamlabs.integrations.revocation.entity.RevocationPlan;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;

/** The transaction in which a revocation is planned that belongs to no row. */
@ApplicationScoped
public class DiscardSteps {

    @Inject
    Revocations revocations;

    @Transactional
    public RevocationPlan plan(RevocationOrder order, Actor actor) {
        return revocations.plan(order, actor);
    }
}
