package io.teamlabs.integrations.vault.control;

import io.teamlabs.integrations.identity.entity.OrganizationId;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.Optional;

/**
 * The rows of wrapped data keys. The thread must be bound to the key's organization, as the database shows no other.
 */
@ApplicationScoped
public class OrganizationKeys {

    @PersistenceContext
    EntityManager entityManager;

    @Inject
    Clock clock;

    /** Returns the wrapped key, read in the transaction at hand where there is one: no second connection is taken. */
    @Transactional
    public Optional<byte[]> find(OrganizationId organization) {
        return entityManager
                .createQuery("select k.wrappedKey from OrganizationKey k where k.organizationId = :id", byte[].class)
                .setParameter("id", organization.value())
                .getResultStream()
                .findFirst();
    }

    /** Returns the wrapped key, read in a transaction of its own: that at hand may be another organization's. */
    @Transactional(Transactional.TxType.REQUIRES_NEW)
    public Optional<byte[]> findApart(OrganizationId organization) {
        return find(organization);
    }

    /**
     * Stores a key unless there is one, and returns the one that is there: of two nodes that come at once, both go on
     * with the key of the first. In a transaction of its own, as what is sealed with it may outlive a caller's rollback.
     */
    @Transactional(Transactional.TxType.REQUIRES_NEW)
    public byte[] keepFirst(OrganizationId organization, byte[] wrapped) {
        entityManager
                .createQuery("""
                        insert into OrganizationKey (organizationId, wrappedKey, createdAt)
                        values (:id, :wrapped, :now) on conflict (organizationId) do nothing""")
                .setParameter("id", organization.value())
                .setParameter("wrapped", wrapped)
                .setParameter("now", clock.instant())
                .executeUpdate();
        return find(organization)
                .orElseThrow(() -> new IllegalStateException("The data key was stored and is not there"));
    }
}
