package io.teamlabs.integrations.access.control;

import io.teamlabs.integrations.connection.entity.TokenState;
import io.teamlabs.integrations.oauth.control.ProviderDialect;
import io.teamlabs.integrations.problem.ProblemException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/** Whether a row may be refreshed now, as far as can be told without asking database or provider. */
@ApplicationScoped
public class Readiness {

    @Inject
    ProviderPauses pauses;

    /** Returns what stands in the way; empty where nothing does. */
    Optional<ProblemException> obstacle(TokenState row, ProviderDialect dialect, Instant now) {
        if (dialect.client().isEmpty()) {
            return Optional.of(Refusals.notConfigured(dialect.vendor()));
        }
        if (isBackingOff(row, now)) {
            return Optional.of(Refusals.of(row, now));
        }
        return pauses.remaining(dialect.provider()).map(rest -> Refusals.paused(dialect.vendor(), rest));
    }

    /** Whether its last refresh failed and its time has not come; under a lease its refresh is under way instead. */
    static boolean isBackingOff(TokenState row, Instant now) {
        Instant due = row.refreshAt();
        return row.leaseId() == null && row.lastErrorCode() != null && due != null && due.isAfter(now);
    }

    /** Whether a node has claimed the row, as far as this node's clock can tell whether the lease is still running. */
    static boolean isClaimed(TokenState row, Instant now) {
        Instant leaseEnd = row.refreshAt();
        return row.leaseId() != null && leaseEnd != null && leaseEnd.isAfter(now);
    }

    /**
     * Returns until when a reader would be answered as now without anything being begun for it: until the token is due or
     * runs out or, where it is due and backs off, until its next try. Empty where something is to be begun now.
     */
    static Optional<Instant> unchangedUntil(TokenState row, Instant now) {
        Instant expiry = Objects.requireNonNullElse(row.tokenExpiry(), Instant.MAX);
        Instant point = row.refreshPoint().orElse(expiry);
        if (point.isAfter(now)) {
            return Optional.of(point);
        }
        return isBackingOff(row, now)
                ? Optional.ofNullable(row.refreshAt()).map(due -> due.isBefore(expiry) ? due : expiry)
                : Optional.empty();
    }
}
