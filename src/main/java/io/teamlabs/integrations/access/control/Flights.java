package io.teamlabs.integrations.access.control;

import io.teamlabs.integrations.access.entity.LiveToken;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;

/**
 * The refreshes under way on this node, by row: the single flight. Between nodes the lease alone decides; what stands
 * here only saves this node's readers from asking it.
 */
@ApplicationScoped
public class Flights {

    @Inject
    Background background;

    private final Map<UUID, Flight> aloft = new ConcurrentHashMap<>();
    private final AtomicLong calls = new AtomicLong();

    /** Returns the flight under way for the row, else the given one, which is under way from now on. */
    Flight joinOrEnter(Flight flight) {
        Flight there = aloft.putIfAbsent(flight.row(), flight);
        return there == null ? flight : there;
    }

    /** Enters the flight of a row that was just claimed; one that still waits for the lease yields its place. */
    Flight enter(Flight flight) {
        aloft.put(flight.row(), flight);
        return flight;
    }

    Optional<Flight> find(UUID row) {
        return Optional.ofNullable(aloft.get(row));
    }

    /** Returns a number that every later provider call exceeds. */
    long now() {
        return calls.get();
    }

    void send(Flight flight) {
        flight.sentAs(calls.incrementAndGet());
    }

    /** Ends a flight; those who wait go on in a thread of the background, not in the one that writes. */
    void land(Flight flight, LiveToken token) {
        end(flight, landing -> landing.complete(token));
    }

    void fail(Flight flight, Throwable failure) {
        end(flight, landing -> landing.completeExceptionally(failure));
    }

    private void end(Flight flight, Consumer<CompletableFuture<LiveToken>> end) {
        aloft.remove(flight.row(), flight);
        if (!flight.endUnlessAwaited(end)) {
            background.run(() -> flight.end(end));
        }
    }
}
