package io.teamlabs.integrations.connection.control;

import io.teamlabs.integrations.catalog.entity.TypeKey;
import io.teamlabs.integrations.connection.entity.Integration;
import io.teamlabs.integrations.connection.entity.IntegrationStatus;
import io.teamlabs.integrations.identity.entity.UserId;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.TypedQuery;
import jakarta.transaction.Transactional;
import java.time.Instant;
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

    private static final String CONNECTED = "i.connected = true";
    /** Expired is what the token's time says, whether the row has been told or not. */
    private static final String EXPIRED = "(i.grant.tokenExpiry is not null and i.grant.tokenExpiry <= :now)";

    private static final String PROBLEMATIC = "(i.status in (:error, :expired) or i.failures.count >= 3 or " + EXPIRED
            + " or (i.status = :revoked and i.failures.lastErrorCode is not null))";

    @PersistenceContext
    EntityManager entityManager;

    public Optional<Integration> find(UUID id) {
        return first(id, LockModeType.NONE);
    }

    public Optional<Integration> findForUpdate(UUID id) {
        return first(id, LockModeType.PESSIMISTIC_WRITE);
    }

    private Optional<Integration> first(UUID id, LockModeType lock) {
        return only(query("i.id = :id").setParameter("id", id), lock);
    }

    public Optional<Integration> findByUserAndType(UserId user, TypeKey type) {
        return first(user, type, LockModeType.NONE);
    }

    public Optional<Integration> findByUserAndTypeForUpdate(UserId user, TypeKey type) {
        return first(user, type, LockModeType.PESSIMISTIC_WRITE);
    }

    private Optional<Integration> first(UserId user, TypeKey type, LockModeType lock) {
        return only(
                query("i.userId = :user and i.integrationType = :type")
                        .setParameter("user", user.value())
                        .setParameter("type", type.value()),
                lock);
    }

    private static Optional<Integration> only(TypedQuery<Integration> query, LockModeType lock) {
        return query.setLockMode(lock).getResultStream().findFirst();
    }

    public List<Integration> findByUser(UserId user) {
        return query("i.userId = :user order by i.integrationType")
                .setParameter("user", user.value())
                .getResultList();
    }

    /** Returns the organization's rows that pass the filter, by id. */
    public Slice<Integration> findByOrganization(IntegrationFilter filter, Slice.Request part, Instant now) {
        IntegrationQuery query = new IntegrationQuery();
        query.where("i.status = :status", "status", filter.status());
        query.where(
                "i.integrationType = :type",
                "type",
                filter.type() == null ? null : filter.type().value());
        query.where(
                "i.userId = :user",
                "user",
                filter.user() == null ? null : filter.user().value());
        if (filter.problem() != null) {
            problematic(query, filter.problem(), now);
        }
        return query.slice(entityManager, part);
    }

    /** Returns the rows that hold tokens. */
    public Slice<Integration> findConnectedIntegrations(Slice.Request part) {
        return new IntegrationQuery().where(CONNECTED).slice(entityManager, part);
    }

    /** Returns the connected rows whose access token ran out, refreshable or not. */
    public Slice<Integration> findExpiredTokens(Slice.Request part, Instant now) {
        return new IntegrationQuery()
                .where(CONNECTED)
                .where(EXPIRED)
                .with("now", now)
                .slice(entityManager, part);
    }

    /** Returns the rows in error, with three errors or more in a row, expired, or revoked with an error code. */
    public Slice<Integration> findProblematic(Slice.Request part, Instant now) {
        return problematic(new IntegrationQuery(), true, now).slice(entityManager, part);
    }

    private static IntegrationQuery problematic(IntegrationQuery query, boolean wanted, Instant now) {
        return query.where(wanted ? PROBLEMATIC : "not " + PROBLEMATIC)
                .with("error", IntegrationStatus.ERROR)
                .with("expired", IntegrationStatus.EXPIRED)
                .with("revoked", IntegrationStatus.REVOKED)
                .with("now", now);
    }

    private TypedQuery<Integration> query(String condition) {
        return entityManager.createQuery("select i from Integration i where " + condition, Integration.class);
    }

    public void add(Integration integration) {
        entityManager.persist(integration);
    }
}
