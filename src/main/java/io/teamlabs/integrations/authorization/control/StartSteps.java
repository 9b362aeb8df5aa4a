package io.teamlabs.integrations.authorization.control;

import io.teamlabs.integrations.authorization.entity.Departure;
import io.teamlabs.integrations.authorization.entity.Digest;
import io.teamlabs.integrations.authorization.entity.FailureReason;
import io.teamlabs.integrations.authorization.entity.PendingAuthorization;
import io.teamlabs.integrations.authorization.entity.Ticket;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.net.URI;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The transaction that starts a connection, once. */
@ApplicationScoped
public class StartSteps {

    @Inject
    PendingAuthorizations rows;

    @Inject
    Departures departures;

    @Inject
    Clock clock;

    /** What came of it: a place to go, a reason against it, or neither, where the person must confirm first. */
    public record Step(
            Ticket ticket,
            @Nullable URI departure,
            @Nullable FailureReason refusal) {}

    /** Starts the row for the browser it was begun in, or, once the person has confirmed, for whichever browser it is. */
    @Transactional
    public Step start(UUID id, @Nullable Digest browser, boolean confirmed) {
        PendingAuthorization row = rows.getForUpdate(id);
        Ticket ticket = Ticket.of(row, null);
        if (row.isStarted()) {
            return new Step(ticket, null, FailureReason.STATE_USED);
        }
        if (row.isExpired(clock.instant())) {
            return new Step(ticket, null, FailureReason.STATE_EXPIRED);
        }
        if (!confirmed && !row.belongsTo(browser)) {
            return new Step(ticket, null, null);
        }
        Optional<URI> address = departures.depart(row, browser).map(Departure::address);
        return new Step(ticket, address.orElse(null), address.isPresent() ? null : FailureReason.CONFIGURATION);
    }
}
