package io.teamlabs.integrations.authorization.control;

import io.teamlabs.integrations.catalog.entity.TypeKey;
import io.teamlabs.integrations.connection.control.ChangedTokens;
import io.teamlabs.integrations.connection.control.Integrations;
import io.teamlabs.integrations.connection.entity.Integration;
import io.teamlabs.integrations.event.control.IntegrationEvents;
import io.teamlabs.integrations.event.entity.EventKind;
import io.teamlabs.integrations.event.entity.EventSubject;
import io.teamlabs.integrations.identity.entity.Actor;
import io.teamlabs.integrations.identity.entity.UserId;
import io.teamlabs.integrations.revocation.control.Revocations;
import io.teamlabs.integrations.revocation.entity.RevocationOrder;
import io.teamlabs.integrations.revocation.entity.RevocationPlan;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;

/** The transaction that cuts: tokens erased, revocation planned, told. It calls nobody, so nothing can block it. */
@ApplicationScoped
public class Cuts {

    @Inject
    Integrations integrations;

    @Inject
    Revocations revocations;

    @Inject
    IntegrationEvents events;

    @Inject
    ChangedTokens changedTokens;

    @Inject
    Clock clock;

    /** Cuts a person's integration of a type; nothing happens where there is none, or it is cut already. */
    @Transactional
    public RevocationPlan cut(UserId user, TypeKey type, Actor actor) {
        return integrations
                .findByUserAndTypeForUpdate(user, type)
                .map(row -> cut(row, actor))
                .orElse(RevocationPlan.NOT_NEEDED);
    }

    @Transactional
    public RevocationPlan cut(UUID id, Actor actor) {
        return integrations.findForUpdate(id).map(row -> cut(row, actor)).orElse(RevocationPlan.NOT_NEEDED);
    }

    private RevocationPlan cut(Integration row, Actor actor) {
        if (!row.isConnected() && !row.needsReconnect()) {
            return RevocationPlan.NOT_NEEDED;
        }
        Optional<RevocationOrder> order = revocations.orderFor(row);
        row.disconnect(clock.instant());
        changedTokens.tell(row.organization(), row.id());
        events.append(
                EventKind.DISCONNECTED,
                new EventSubject(row.id(), row.user(), row.type().value()),
                actor,
                null);
        return order.map(tokens -> revocations.plan(tokens, actor)).orElse(RevocationPlan.NOT_NEEDED);
    }
}
