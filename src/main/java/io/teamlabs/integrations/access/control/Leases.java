package io.teamlabs.integrations.access.control;

import io.teamlabs.integrations.access.entity.RefreshClaim;
import io.teamlabs.integrations.identity.entity.OrganizationId;
import io.teamlabs.integrations.oauth.control.ProviderDialect;
import io.teamlabs.integrations.oauth.control.ProviderDialects;
import io.teamlabs.integrations.oauth.entity.ProviderId;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonArray;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The lease statements: the claims and the completion, which see beyond one organization and are therefore functions of
 * the database (see the migration that makes them). Each is one statement and commits by itself; none may be called in a
 * transaction. What is due and when a lease ends is decided by the database's clock, one clock for all nodes.
 */
@ApplicationScoped
public class Leases {

    private static final Logger LOG = System.getLogger(Leases.class.getName());

    /** Tells all nodes of a claim whose refresh kills the token that they may remember: who reads it now must wait. */
    private static final String TELLING = "SELECT claimed.*, CASE WHEN claimed.provider = ANY (string_to_array(?, ','))"
            + " THEN pg_notify('integrations_changed', replace(claimed.id::text, '-', '')) END FROM ";

    private static final String CLAIM_DUE = TELLING + "claim_due_refreshes(?, ?, ?, ?) AS claimed";
    private static final String CLAIM_ONE = TELLING + "claim_refresh(?, ?, ?, ?, ?, ?) AS claimed";
    private static final String COMPLETE = "SELECT * FROM complete_refreshes(?::jsonb)";
    private static final String RUN_OUT = "SELECT * FROM find_integrations_run_out(?)";

    @Inject
    LeaseStatements statements;

    @Inject
    ProviderDialects dialects;

    @Inject
    RefreshSettings settings;

    /** A row found by a sweep. */
    public record RowKey(OrganizationId organization, UUID id) {}

    /** Claims a provider's due rows, those due longest first, under one new lease. */
    public List<RefreshClaim> claimDue(ProviderId provider, int most, Duration lease) {
        return inTime(CLAIM_DUE, tokenKillers(), provider.value(), most, UUID.randomUUID(), seconds(lease));
    }

    /**
     * Returns what a claim brings, or nothing where the database was so slow that the rest of the lease, which began with
     * the statement, might be shorter than the request: another node could send the same refresh token meanwhile. Such rows
     * are claimed again when their lease has run out.
     */
    private List<RefreshClaim> inTime(String claim, @Nullable Object... arguments) {
        long asked = System.nanoTime();
        List<RefreshClaim> claimed = statements.query(claim, ClaimedRow::read, arguments);
        Duration took = Duration.ofNanos(System.nanoTime() - asked);
        if (claimed.isEmpty() || took.compareTo(settings.longestClaim()) <= 0) {
            return claimed;
        }
        LOG.log(
                Level.WARNING,
                "The database took " + took.toMillis() + " ms for a claim of " + claimed.size()
                        + " rows: too little is left of their lease, and they are claimed again when it is over");
        return List.of();
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
        return inTime(
                        CLAIM_ONE,
                        tokenKillers(),
                        row.organization().value(),
                        row.id(),
                        generation,
                        id,
                        seconds(lease),
                        anyway)
                .stream()
                .findFirst();
    }

    /** The providers whose refresh kills the access token before its time. */
    private String tokenKillers() {
        return dialects.all().stream()
                .filter(ProviderDialect::refreshKillsAccessToken)
                .map(dialect -> dialect.provider().value())
                .collect(Collectors.joining(","));
    }

    /** Writes results in one statement and returns the ids of the rows whose generation was still the claimed one. */
    public Set<UUID> complete(JsonArray results) {
        return new HashSet<>(statements.query(COMPLETE, row -> row.getObject(1, UUID.class), results.toString()));
    }

    /** Finds rows whose token ran out with nothing to refresh it. */
    public List<RowKey> findRunOut(int most) {
        return statements.query(
                RUN_OUT, row -> new RowKey(new OrganizationId(row.getString(1)), row.getObject(2, UUID.class)), most);
    }

    private static int seconds(Duration lease) {
        return Math.toIntExact(lease.plusMillis(999).toSeconds());
    }
}
