package io.teamlabs.integrations.access.control;

import io.teamlabs.integrations.access.entity.RefreshClaim;
import io.teamlabs.integrations.oauth.control.ProviderDialect;
import io.teamlabs.integrations.oauth.control.ProviderDialects;
import io.teamlabs.integrations.oauth.entity.ProviderId;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Refreshes what is due: for each provider as many rows as it has free slots. Where more was due than that, the next
 * claim follows as soon as slots become free, without waiting for the timer.
 */
@ApplicationScoped
public class DueRefreshes {

    private static final Logger LOG = System.getLogger(DueRefreshes.class.getName());

    /** Small enough that the first calls leave while the rest is claimed. */
    private static final int LARGEST_CLAIM = 200;

    private static final int WORTH_A_CLAIM = 100;
    private static final Duration LOOK = Duration.ofMillis(100);

    @Inject
    ProviderDialects dialects;

    @Inject
    ProviderPauses pauses;

    @Inject
    Slots slots;

    @Inject
    Leases leases;

    @Inject
    LeaseStatements statements;

    @Inject
    Flights flights;

    @Inject
    RefreshCalls calls;

    @Inject
    Settlements settlements;

    @Inject
    Background background;

    @Inject
    RefreshSettings settings;

    private final Set<ProviderId> atWork = ConcurrentHashMap.newKeySet();
    private volatile boolean stopped;

    /** Begins what is due at every provider; one that fails delays no other. */
    public void begin() {
        settlements.wake();
        for (ProviderDialect dialect : dialects.all()) {
            try {
                round(dialect);
            } catch (Exception failure) {
                LOG.log(Level.ERROR, "Due refreshes of " + dialect.provider() + " could not be claimed", failure);
            }
        }
    }

    /** One provider's rounds never overlap on a node; between nodes the database skips what is locked. */
    private void round(ProviderDialect dialect) {
        ProviderId provider = dialect.provider();
        if (stopped || dialect.client().isEmpty() || pauses.remaining(provider).isPresent() || !atWork.add(provider)) {
            return;
        }
        boolean more = false;
        try {
            more = claim(provider, pauses.isSuspect(provider) ? 1 : LARGEST_CLAIM);
        } finally {
            atWork.remove(provider);
        }
        if (more && !pauses.isSuspect(provider)) {
            slots.whenFree(provider, enough(), () -> background.run(() -> round(dialect)));
        }
    }

    /** A claim is a transaction, be it for one row or for many: it waits for some slots, and the timer's for none. */
    private int enough() {
        return Math.max(1, Math.min(WORTH_A_CLAIM, settings.inFlight() / 4));
    }

    /** Returns whether more may be due than there were slots for. */
    private boolean claim(ProviderId provider, int most) {
        int taken = slots.takeFree(provider, most);
        int sent = 0;
        try {
            List<RefreshClaim> claims = taken == 0 ? List.of() : leases.claimDue(provider, taken, settings.lease());
            for (RefreshClaim claim : claims) {
                sent += send(claim) ? 1 : 0;
            }
            return claims.size() == taken;
        } finally {
            slots.release(provider, taken - sent);
        }
    }

    /** One row that cannot be sent must not keep the others waiting; its lease runs out and it is tried again. */
    private boolean send(RefreshClaim claim) {
        Flight flight = flights.enter(new Flight(claim.id(), false));
        try {
            calls.send(claim, flight);
            return true;
        } catch (Exception failure) {
            LOG.log(Level.ERROR, "The refresh of integration " + claim.id() + " could not be begun", failure);
            flights.fail(flight, failure);
            return false;
        }
    }

    /**
     * Claims nothing more, and writes what still comes for a while. In the calling thread: a server that stops refuses the
     * container's other threads.
     */
    public void stop() {
        stopped = true;
        statements.stopping();
        long end = System.nanoTime() + settings.stopWait().toNanos();
        settlements.write();
        while (!slots.awaitIdle(LOOK) && System.nanoTime() < end) {
            settlements.write();
        }
        if (!slots.awaitIdle(Duration.ZERO)) {
            LOG.log(
                    Level.WARNING,
                    "Refreshes are still under way at the stop; their leases run out and others take over");
        }
    }
}
