package io.teamlabs.integrations.authorization.control;

import io.teamlabs.integrations.authorization.entity.Digest;
import io.teamlabs.integrations.authorization.entity.PendingAuthorization;
import io.teamlabs.integrations.authorization.entity.Target;
import io.teamlabs.integrations.identity.entity.OrganizationId;
import io.teamlabs.integrations.platform.LongStatements;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.Tuple;
import jakarta.transaction.Transactional;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.hibernate.Session;

/** The rows of connections under way. What names no organization is looked up first, outside of any organization. */
@ApplicationScoped
public class PendingAuthorizations {

    @PersistenceContext
    EntityManager entityManager;

    /** A row, whosever it is. */
    public record Found(OrganizationId organization, UUID id) {}

    @Transactional(Transactional.TxType.MANDATORY)
    public void add(PendingAuthorization row) {
        entityManager.persist(row);
    }

    /** Reads a row for change; whoever comes at the same time waits and then sees what was changed. */
    @Transactional(Transactional.TxType.MANDATORY)
    public PendingAuthorization getForUpdate(UUID id) {
        return entityManager
                .createQuery("select a from PendingAuthorization a where a.id = :id", PendingAuthorization.class)
                .setParameter("id", id)
                .setLockMode(LockModeType.PESSIMISTIC_WRITE)
                .getSingleResult();
    }

    /** Makes connections of one person and type wait for each other until the transaction ends. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void lock(Target target) {
        entityManager
                .createNativeQuery(
                        "select cast(pg_advisory_xact_lock(hashtextextended(:name, 0)) as text)", String.class)
                .setParameter("name", target.lockName())
                .getSingleResult();
    }

    @Transactional
    public Optional<Found> findByStart(Digest start) {
        return find("select organization_id, id from find_authorization_by_start(:hash)", start);
    }

    @Transactional
    public Optional<Found> findByState(Digest state) {
        return find("select organization_id, id from find_authorization_by_state(:hash)", state);
    }

    private Optional<Found> find(String function, Digest hash) {
        return found(entityManager
                        .createNativeQuery(function, Tuple.class)
                        .setParameter("hash", hash.bytes())
                        .getResultList())
                .findFirst();
    }

    /** Finds connected integrations whose user is gone or has moved to another organization; looks at all there are. */
    @Transactional
    public List<Found> findIntegrationsWithoutUser(int limit) {
        return entityManager
                .unwrap(Session.class)
                .doReturningWork(connection -> LongStatements.run(connection, patient -> withoutUser(patient, limit)));
    }

    private static List<Found> withoutUser(Connection connection, int limit) throws SQLException {
        String function = "SELECT organization_id, id FROM find_integrations_without_user(?)";
        try (PreparedStatement statement = connection.prepareStatement(function)) {
            statement.setInt(1, limit);
            List<Found> all = new ArrayList<>();
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    all.add(new Found(new OrganizationId(row.getString(1)), row.getObject(2, UUID.class)));
                }
            }
            return all;
        }
    }

    private static Stream<Found> found(List<?> rows) {
        return rows.stream()
                .map(Tuple.class::cast)
                .map(row -> new Found(new OrganizationId(row.get(0, String.class)), row.get(1, UUID.class)));
    }

    /** Deletes a batch of rows that ran out before that; returns how many. */
    @Transactional
    public long purge(Instant before, int limit) {
        return purge("select purge_pending_authorizations(:before, :limit)", before, limit);
    }

    /** Deletes a batch of events from before that; returns how many. */
    @Transactional
    public long purgeEvents(Instant before, int limit) {
        return purge("select purge_integration_events(:before, :limit)", before, limit);
    }

    private long purge(String function, Instant before, int limit) {
        Object count = entityManager
                .createNativeQuery(function, Long.class)
                .setParameter("before", before)
                .setParameter("limit", limit)
                .getSingleResult();
        return ((Number) count).longValue();
    }
}
