package io.teamlabs.integrations.connection.control;

import io.teamlabs.integrations.catalog.entity.TypeKey;
import io.teamlabs.integrations.connection.entity.Integration;
import io.teamlabs.integrations.identity.entity.UserId;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * The rows of the current organization; every query sees that organization alone, by Hibernate and by the database.
 * All need the caller's transaction. What is going to be changed is read for update, so that no writer works on a
 * row that another has already changed.
 */
@ApplicationScoped
@Transactional(Transactional.TxType.MANDATORY)
public class Integrations {

    @PersistenceContext
    EntityManager entityManager;

    public Optional<Integration> find(UUID id) {
        return first(id, LockModeType.NONE);
    }

    public Optional<Integration> findForUpdate(UUID id) {
        return first(id, LockModeType.PESSIMISTIC_WRITE);
    }

    private Optional<Integration> first(UUID id, LockModeType lock) {
        return entityManager
                .createQuery("select i from Integration i where i.id = :id", Integration.class)
                .setParameter("id", id)
                .setLockMode(lock)
                .getResultStream()
                .findFirst();
    }

    public Optional<Integration> findByUserAndType(UserId user, TypeKey type) {
        return first(user, type, LockModeType.NONE);
    }

    public Optional<Integration> findByUserAndTypeForUpdate(UserId user, TypeKey type) {
        return first(user, type, LockModeType.PESSIMISTIC_WRITE);
    }

    private Optional<Integration> first(UserId user, TypeKey type, LockModeType lock) {
        return entityManager
                .createQuery(
                        "select i from Integration i where i.userId = :user and i.integrationType = :type",
                        Integration.class)
                .setParameter("user", user.value())
                .setParameter("type", type.value())
                .setLockMode(lock)
                .getResultStream()
                .findFirst();
    }

    public List<Integration> findByUser(UserId user) {
        return entityManager
                .createQuery("select i from Integration i where i.userId = :user", Integration.class)
                .setParameter("user", user.value())
                .getResultList();
    }

    public void add(Integration integration) {
        entityManager.persist(integration);
    }
}
