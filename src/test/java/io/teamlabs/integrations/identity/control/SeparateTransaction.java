package io.teamlabs.integrations.identity.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.UUID;

/** Reads in a transaction of its own, or without one, whatever is under way around it. */
@ApplicationScoped
public class SeparateTransaction {

    private static final String IDS = "select i.id from Integration i";

    @PersistenceContext
    EntityManager manager;

    @Transactional(Transactional.TxType.REQUIRES_NEW)
    public List<UUID> idsInNewTransaction() {
        return manager.createQuery(IDS, UUID.class).getResultList();
    }

    @Transactional(Transactional.TxType.NOT_SUPPORTED)
    public List<UUID> idsWithoutTransaction() {
        return manager.createQuery(IDS, UUID.class).getResultList();
    }
}
