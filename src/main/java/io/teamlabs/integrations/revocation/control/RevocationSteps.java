package io.teamlabs.integrations.revocation.control;

import io.teamlabs.integrations.event.control.IntegrationEvents;
import io.teamlabs.integrations.event.entity.EventKind;
import io.teamlabs.integrations.identity.entity.Actor;
import io.teamlabs.integrations.oauth.entity.OAuthFailure;
import io.teamlabs.integrations.oauth.entity.RevocationOutcome;
import io.teamlabs.integrations.revocation.entity.PendingRevocation;
import io.teamlabs.integrations.revocation.entity.RevocationBackOff;
import io.teamlabs.integrations.revocation.entity.RevocationResult;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The transactions around an attempt: claimed in one, settled in another, the provider's call between them in none. */
@ApplicationScoped
public class RevocationSteps {

    /** Longer than a refresh and a revocation may take one after the other. */
    static final Duration LEASE = Duration.ofMinutes(2);

    private final RevocationBackOff backOff = new RevocationBackOff(new SecureRandom());

    @Inject
    PendingRevocations rows;

    @Inject
    GrantSealing sealing;

    @Inject
    Obstacles obstacles;

    @Inject
    IntegrationEvents events;

    @Inject
    RevocationSettings settings;

    @Inject
    Clock clock;

    @Transactional
    public List<PendingRevocations.Due> claimDue(int limit, UUID lease) {
        return rows.claimDue(limit, lease, LEASE);
    }

    /** Claims one row and opens it, unless it is gone, somebody else's, or by now of a grant that others use again. */
    @Transactional
    public Claim claim(UUID id, UUID lease) {
        // The grant before the row, as whoever connects does: the other way round the two could wait for each other.
        rows.findGrant(id).ifPresent(rows::lock);
        PendingRevocation row = rows.findForUpdate(id).orElse(null);
        if (row == null) {
            return Claim.none(RevocationResult.DONE);
        }
        if (!row.claim(lease, clock.instant(), LEASE)) {
            return Claim.none(RevocationResult.PENDING);
        }
        if (obstacles.killsOthers(row.grant(), rows)) {
            return Claim.none(end(row, EventKind.REVOCATION_SHARED, null, RevocationResult.SHARED));
        }
        return sealing.open(row)
                .map(tokens -> Claim.of(new RevocationAttempt(
                        row.organization(), id, lease, row.grant().provider(), tokens)))
                .orElseGet(() -> Claim.none(
                        end(row, EventKind.REVOCATION_FAILED, Obstacles.UNREADABLE, RevocationResult.NOT_NEEDED)));
    }

    private RevocationResult end(
            PendingRevocation row, EventKind kind, @Nullable String code, RevocationResult result) {
        rows.remove(row);
        events.append(kind, row.subject(), Actor.SYSTEM, code);
        return result;
    }

    /** The provider confirmed, or knew nothing of the tokens any more. */
    @Transactional
    public RevocationResult succeeded(RevocationAttempt attempt, RevocationOutcome outcome) {
        String code = switch (outcome) {
            case REVOKED -> null;
            case ALREADY_GONE -> "already_gone";
        };
        return claimed(attempt)
                .map(row -> end(row, EventKind.REVOKED_AT_PROVIDER, code, RevocationResult.DONE))
                .orElse(RevocationResult.DONE);
    }

    /** The attempt failed: tried again later, or given up for age. */
    @Transactional
    public RevocationResult failed(RevocationAttempt attempt, OAuthFailure failure) {
        PendingRevocation row = claimed(attempt).orElse(null);
        if (row == null) {
            return RevocationResult.PENDING;
        }
        Instant now = clock.instant();
        if (row.isTooOld(now, settings.giveUpAfter())) {
            return end(row, EventKind.REVOCATION_FAILED, failure.code(), RevocationResult.PENDING);
        }
        row.failed(failure.code(), backOff.next(now, row.attempts() + 1, failure.retryAfter()));
        return RevocationResult.PENDING;
    }

    private Optional<PendingRevocation> claimed(RevocationAttempt attempt) {
        return rows.findForUpdate(attempt.id()).filter(row -> row.isClaimedBy(attempt.lease()));
    }
}
