package io.teamlabs.integrations.revocation.control;

import io.teamlabs.integrations.identity.entity.OrganizationId;
import io.teamlabs.integrations.oauth.entity.ProviderId;
import io.teamlabs.integrations.revocation.entity.GrantKey;
import io.teamlabs.integrations.revocation.entity.PendingRevocation;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.Tuple;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/** The rows of what is still to be revoked, and who else, in whatever organization, uses a grant. */
@ApplicationScoped
@Transactional(Transactional.TxType.MANDATORY)
public class PendingRevocations {

    @PersistenceContext
    EntityManager entityManager;

    /** A row that is due, whosever it is. */
    public record Due(OrganizationId organization, UUID id) {}

    public void add(PendingRevocation row) {
        entityManager.persist(row);
    }

    public void remove(PendingRevocation row) {
        entityManager.remove(row);
    }

    /** Returns what a row is about, without keeping the row: it may change before it is locked. */
    public Optional<GrantKey> findGrant(UUID id) {
        return entityManager
                .createQuery(
                        "select r.provider, r.clientId, r.externalId from PendingRevocation r where r.id = :id",
                        Tuple.class)
                .setParameter("id", id)
                .getResultStream()
                .map(row -> new GrantKey(
                        new ProviderId(row.get(0, String.class)), row.get(1, String.class), row.get(2, String.class)))
                .findFirst();
    }

    public Optional<PendingRevocation> findForUpdate(UUID id) {
        return entityManager
                .createQuery("select r from PendingRevocation r where r.id = :id", PendingRevocation.class)
                .setParameter("id", id)
                .setLockMode(LockModeType.PESSIMISTIC_WRITE)
                .getResultStream()
                .findFirst();
    }

    /** Makes changes of these grants wait for each other until the transaction ends; always in one order. */
    public void lock(GrantKey... grants) {
        Stream.of(grants).sorted().distinct().forEach(this::lockOne);
    }

    private void lockOne(GrantKey grant) {
        entityManager
                .createNativeQuery(
                        "select cast(pg_advisory_xact_lock(hashtextextended(:name, 0)) as text)", String.class)
                .setParameter("name", grant.lockName())
                .getSingleResult();
    }

    /** Counts the connected integrations that use a grant, over all organizations, as they are after this transaction. */
    public long users(GrantKey grant) {
        entityManager.flush();
        return number("select count_grant_users(:provider, :client, :account)", grant);
    }

    /** Takes back what was still to be revoked of a grant, over all organizations; returns how many rows. */
    public long withdraw(GrantKey grant) {
        return number("select withdraw_revocations(:provider, :client, :account)", grant);
    }

    private long number(String function, GrantKey grant) {
        Object answer = entityManager
                .createNativeQuery(function, Long.class)
                .setParameter("provider", grant.provider().value())
                .setParameter("client", grant.clientId())
                .setParameter("account", grant.externalId())
                .getSingleResult();
        return ((Number) answer).longValue();
    }

    /** Claims rows whose time has come, by the database's clock. */
    public List<Due> claimDue(int limit, UUID lease, Duration length) {
        Stream<?> rows = entityManager
                .createNativeQuery(
                        "select organization_id, id from claim_due_revocations(:limit, :lease, :seconds)", Tuple.class)
                .setParameter("limit", limit)
                .setParameter("lease", lease)
                .setParameter("seconds", Math.toIntExact(length.toSeconds()))
                .getResultStream();
        return rows.map(Tuple.class::cast)
                .map(row -> new Due(new OrganizationId(row.get(0, String.class)), row.get(1, UUID.class)))
                .toList();
    }
}
