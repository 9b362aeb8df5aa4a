package io.teamlabs.integrations.access.control;

import io.teamlabs.integrations.access.entity.RefreshClaim;
import io.teamlabs.integrations.identity.entity.OrganizationId;
import io.teamlabs.integrations.oauth.entity.ProviderId;
import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.json.JsonArray;
import jakarta.persistence.PersistenceException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * The lease statements: the claims and the completion, which see beyond one organization and are therefore functions of
 * the database (see the migration that makes them). Each is one statement and commits by itself; none may be called in a
 * transaction. What is due and when a lease ends is decided by the database's clock, one clock for all nodes.
 */
@ApplicationScoped
public class Leases {

    private static final String CLAIM_DUE = "SELECT * FROM claim_due_refreshes(?, ?, ?, ?)";
    private static final String CLAIM_ONE = "SELECT * FROM claim_refresh(?, ?, ?, ?, ?, ?)";
    private static final String COMPLETE = "SELECT * FROM complete_refreshes(?::jsonb)";
    private static final String RUN_OUT = "SELECT * FROM find_integrations_run_out(?)";

    @Resource(lookup = "java:app/jdbc/integrations")
    DataSource dataSource;

    /** A row found by a sweep. */
    public record RowKey(OrganizationId organization, UUID id) {}

    /** Claims a provider's due rows, those due longest first, under one new lease. */
    public List<RefreshClaim> claimDue(ProviderId provider, int most, Duration lease) {
        return query(CLAIM_DUE, ClaimedRow::read, provider.value(), most, UUID.randomUUID(), seconds(lease));
    }

    /**
     * Claims a row that still has the grant that was seen; empty where it was replaced meanwhile, where a living lease
     * holds it, where there is nothing to refresh with, and where it failed a moment ago.
     */
    public Optional<RefreshClaim> claim(RowKey row, long seenGeneration, Duration lease) {
        return claim(row, (Long) seenGeneration, lease, false);
    }

    /** Claims a row whatever its grant is by now and however it failed; empty where a living lease holds it. */
    public Optional<RefreshClaim> claimAnyway(RowKey row, Duration lease) {
        return claim(row, null, lease, true);
    }

    private Optional<RefreshClaim> claim(RowKey row, @Nullable Long generation, Duration lease, boolean anyway) {
        UUID id = UUID.randomUUID();
        return query(
                        CLAIM_ONE,
                        ClaimedRow::read,
                        row.organization().value(),
                        row.id(),
                        generation,
                        id,
                        seconds(lease),
                        anyway)
                .stream()
                .findFirst();
    }

    /** Writes results in one statement and returns the ids of the rows whose generation was still the claimed one. */
    public Set<UUID> complete(JsonArray results) {
        return new HashSet<>(query(COMPLETE, row -> row.getObject(1, UUID.class), results.toString()));
    }

    /** Finds rows whose token ran out with nothing to refresh it. */
    public List<RowKey> findRunOut(int most) {
        return query(
                RUN_OUT, row -> new RowKey(new OrganizationId(row.getString(1)), row.getObject(2, UUID.class)), most);
    }

    /** The database takes none of these values, however often they are sent: no outage, but something in the answer. */
    public static final class Unwritable extends PersistenceException {

        private static final long serialVersionUID = 1L;

        Unwritable(String state) {
            super("The database refuses the values with SQLSTATE " + state);
        }
    }

    private static int seconds(Duration lease) {
        return Math.toIntExact(lease.plusMillis(999).toSeconds());
    }

    private interface RowReader<T> {
        T read(ResultSet row) throws SQLException;
    }

    private <T> List<T> query(String sql, RowReader<T> reader, @Nullable Object... arguments) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int at = 0; at < arguments.length; at++) {
                statement.setObject(at + 1, arguments[at]);
            }
            return readAll(statement, reader);
        } catch (SQLException failure) {
            // Neither cause nor message goes on: the database's detail may quote a row's sealed tokens.
            throw failed(String.valueOf(failure.getSQLState()));
        }
    }

    /** Classes 22 and 23 of SQLSTATE: a value that no column can hold, or that a check refuses. */
    private static PersistenceException failed(String state) {
        return state.startsWith("22") || state.startsWith("23")
                ? new Unwritable(state)
                : new PersistenceException("A lease statement failed with SQLSTATE " + state);
    }

    private static <T> List<T> readAll(PreparedStatement statement, RowReader<T> reader) throws SQLException {
        List<T> rows = new ArrayList<>();
        try (ResultSet found = statement.executeQuery()) {
            while (found.next()) {
                rows.add(reader.read(found));
            }
        }
        return rows;
    }
}
