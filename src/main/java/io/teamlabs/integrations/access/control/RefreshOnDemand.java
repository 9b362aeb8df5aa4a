package io.teamlabs.integrations.access.control;

import io.teamlabs.integrations.access.entity.LiveToken;
import io.teamlabs.integrations.access.entity.RefreshClaim;
import io.teamlabs.integrations.connection.entity.Integration;
import io.teamlabs.integrations.connection.entity.TokenState;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletionStage;

/**
 * Refreshes that somebody waits for: the row is claimed as the background claims it, or another's refresh of it, of this
 * node or of another one, is waited for. No thread waits.
 */
@ApplicationScoped
public class RefreshOnDemand {

    @Inject
    Flights flights;

    @Inject
    Slots slots;

    @Inject
    Leases leases;

    @Inject
    RefreshCalls calls;

    @Inject
    StoredTokens stored;

    @Inject
    Background background;

    @Inject
    RefreshSettings settings;

    @Inject
    Clock clock;

    /** Joins the refresh under way on this node, or begins one. */
    CompletionStage<LiveToken> join(TokenState row) {
        return begin(new Flight(row.id(), false), row).landing();
    }

    /**
     * Refreshes by a call to the provider that begins after this request. One that began before does not count, even if
     * it succeeds later: its token may be the very one that was refused. It is waited for, and then its row is claimed;
     * all who force meanwhile share that one call.
     */
    CompletionStage<LiveToken> force(TokenState row) {
        return forceAfter(flights.now(), row);
    }

    private CompletionStage<LiveToken> forceAfter(long asked, TokenState row) {
        Flight flight = begin(new Flight(row.id(), true), row);
        if (flight.callsAfter(asked)) {
            return flight.landing();
        }
        return flight.landing().handle((token, failure) -> row).thenCompose(again -> forceAfter(asked, again));
    }

    private Flight begin(Flight mine, TokenState row) {
        Flight flight = flights.joinOrEnter(mine);
        if (flight == mine) {
            board(Attempt.first(row, mine, clock.instant().plus(settings.readWait())));
        }
        return flight;
    }

    @SuppressWarnings("FutureReturnValueIgnored") // the flight is what comes of it
    private void board(Attempt attempt) {
        slots.acquire(attempt.provider())
                .thenCompose(mine -> background.supply(() -> claim(attempt)))
                .whenComplete((done, failure) -> {
                    if (failure != null) {
                        flights.fail(attempt.flight(), Causes.of(failure));
                    }
                });
    }

    /** The slot goes with the call, or is given back. */
    private boolean claim(Attempt attempt) {
        boolean sent = false;
        try {
            Optional<RefreshClaim> claim =
                    claimOf(attempt.seen(), attempt.flight().forced());
            if (claim.isPresent()) {
                calls.send(claim.get(), attempt.flight());
                sent = true;
            }
        } finally {
            if (!sent) {
                slots.release(attempt.provider(), 1);
            }
        }
        if (!sent) {
            look(attempt);
        }
        return sent;
    }

    private Optional<RefreshClaim> claimOf(TokenState seen, boolean forced) {
        Leases.RowKey key = new Leases.RowKey(seen.organization(), seen.id());
        return forced
                ? leases.claimAnyway(key, settings.lease())
                : leases.claim(key, seen.grantGeneration(), settings.lease());
    }

    /** The claim was not to be had: the row says whether to wait, whether it is renewed, or what is wrong. */
    private void look(Attempt attempt) {
        UUID id = attempt.seen().id();
        Integration row = stored.find(attempt.seen().organization(), id).orElseThrow(Refusals::notConnected);
        Instant now = clock.instant();
        boolean forced = attempt.flight().forced();
        if (!row.isUsable() || row.needsReconnect()) {
            throw Refusals.of(row, now);
        }
        if (!forced && isRenewed(row, attempt.seen(), now)) {
            flights.land(attempt.flight(), stored.open(row));
        } else if (!row.hasRefreshToken()) {
            throw Refusals.nothingToRefresh();
        } else if (!forced && Readiness.isBackingOff(row, now)) {
            throw Refusals.of(row, now);
        } else if (now.isBefore(attempt.until())) {
            background.after(attempt.pause(), () -> board(attempt.next()));
        } else {
            throw Refusals.busy();
        }
    }

    private static boolean isRenewed(TokenState row, TokenState seen, Instant now) {
        return row.grantGeneration() > seen.grantGeneration() && !row.isTokenExpired(now);
    }
}
