package io.teamlabs.integrations.event.control;

import io.teamlabs.integrations.event.entity.EventKind;
import io.teamlabs.integrations.event.entity.EventSubject;
import io.teamlabs.integrations.event.entity.IntegrationEvent;
import io.teamlabs.integrations.identity.entity.Actor;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The record of events. An event is written in the transaction of what it tells, or not at all. */
@ApplicationScoped
public class IntegrationEvents {

    @PersistenceContext
    EntityManager entityManager;

    @Inject
    Clock clock;

    @Transactional(Transactional.TxType.MANDATORY)
    public void append(EventKind kind, EventSubject subject, Actor actor, @Nullable String code) {
        entityManager.persist(new IntegrationEvent(UUID.randomUUID(), kind, subject, actor, code, clock.instant()));
    }
}
