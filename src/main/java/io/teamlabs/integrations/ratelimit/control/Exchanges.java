package io.teamlabs.integrations.ratelimit.control;

import io.teamlabs.integrations.ratelimit.entity.Ask;
import io.teamlabs.integrations.ratelimit.entity.Reply;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * A node's exchanges with the shared ledger, one at a time; while that is away, or an exchange hangs in it, with its own. The
 * shared one is tried again every second.
 */
final class Exchanges {

    private static final Logger LOG = System.getLogger(Exchanges.class.getName());
    private static final Duration PAUSE = Duration.ofSeconds(1);

    private final String node = UUID.randomUUID().toString().substring(0, 8);
    private final Ledger shared;
    private final Ledger own;
    private final Clock clock;
    private final AtomicBoolean busy = new AtomicBoolean();
    private volatile Instant pausedUntil = Instant.MIN;
    private volatile boolean alone;

    /** What came back, and whether this node reckoned alone. */
    record Round(List<Reply> replies, boolean alone) {}

    Exchanges(Ledger shared, Ledger own, Clock clock) {
        this.shared = shared;
        this.own = own;
        this.clock = clock;
    }

    /** Returns the replies in the order of the asks; may block for as long as the database does. */
    Round exchange(List<Ask> asks) {
        if (clock.instant().isBefore(pausedUntil) || !busy.compareAndSet(false, true)) {
            return alone(asks);
        }
        try {
            Round round = new Round(shared.exchange(node, asks), false);
            back();
            return round;
        } catch (RuntimeException failure) { // whatever it is, calls go on
            pausedUntil = clock.instant().plus(PAUSE);
            gone(failure);
            return alone(asks);
        } finally {
            busy.set(false);
        }
    }

    private Round alone(List<Ask> asks) {
        List<Ask> own = asks.stream()
                .map(ask -> new Ask(ask.quota(), ask.waiting(), ask.spare(), 0, ask.seen()))
                .toList();
        return new Round(this.own.exchange(node, own), true);
    }

    private void gone(RuntimeException failure) {
        if (!alone) {
            alone = true;
            LOG.log(
                    Level.WARNING,
                    "Each node keeps to its part of the rate limits, as their buckets are away",
                    failure);
        }
    }

    private void back() {
        if (alone) {
            alone = false;
            LOG.log(Level.INFO, "All nodes share the rate limits again");
        }
    }
}
