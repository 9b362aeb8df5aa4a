package io.teamlabs.integrations.access.control;

import io.teamlabs.integrations.access.entity.RefreshClaim;
import io.teamlabs.integrations.connection.entity.Integration;
import io.teamlabs.integrations.problem.ProblemException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;

/** Ends the flight of a refresh that wrote no token of its own, with what the row says. */
@ApplicationScoped
public class Landings {

    @Inject
    Flights flights;

    @Inject
    StoredTokens stored;

    @Inject
    Clock clock;

    /** Another's newer token serves as well; else the row says why there is none. */
    void land(Flight flight, RefreshClaim claim, Optional<Integration> row) {
        if (row.isEmpty()) {
            flights.fail(flight, Refusals.notConnected());
            return;
        }
        landOn(flight, claim, row.get(), clock.instant());
    }

    private void landOn(Flight flight, RefreshClaim claim, Integration row, Instant now) {
        boolean renewed = row.grantGeneration() != claim.lease().generation();
        if (!renewed || !row.isUsable() || row.isTokenExpired(now)) {
            flights.fail(flight, Refusals.of(row, now));
            return;
        }
        try {
            flights.land(flight, stored.open(row));
        } catch (ProblemException unreadable) {
            flights.fail(flight, unreadable);
        }
    }
}
