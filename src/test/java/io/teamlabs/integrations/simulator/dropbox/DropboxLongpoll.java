package io.teamlabs.integrations.simulator.dropbox;

import io.teamlabs.integrations.simulator.wire.Answer;
import io.teamlabs.integrations.simulator.wire.JsonText;
import io.teamlabs.integrations.simulator.wire.Refused;
import jakarta.json.JsonObjectBuilder;
import java.time.Duration;
import java.util.Optional;

/**
 * Waits for changes behind a cursor. It waits on the simulator's own monitor, so that other calls go on meanwhile: whoever
 * changes files there wakes it.
 */
final class DropboxLongpoll {
    private static final long LEAST = 30;
    private static final long MOST = 480;

    private final Object monitor;
    private final Trees trees;
    private final DropboxListing listing;
    private Optional<Duration> patience = Optional.empty();
    private Optional<Long> backoff = Optional.empty();

    DropboxLongpoll(Object monitor, Trees trees, DropboxListing listing) {
        this.monitor = monitor;
        this.trees = trees;
        this.listing = listing;
    }

    /** Waits this long, whatever is asked. */
    void patience(Optional<Duration> instead) {
        patience = instead;
    }

    /** Asks callers to stay away for so many seconds. */
    void backoff(Optional<Long> seconds) {
        backoff = seconds;
    }

    Answer answer(Argument argument) {
        argument.only("cursor", "timeout");
        Duration asked = Duration.ofSeconds(argument.number("timeout", LEAST, LEAST, MOST));
        Cursor cursor = listing.known(argument);
        long end = System.nanoTime() + patience.orElse(asked).toNanos();
        awaitChanges(cursor, end);
        JsonObjectBuilder answer = JsonText.object().add("changes", hasChanges(listing.known(argument)));
        backoff.ifPresent(seconds -> answer.add("backoff", seconds));
        return Answer.json(200, answer.build());
    }

    private boolean hasChanges(Cursor cursor) {
        FileTree tree = trees.of(cursor.account());
        return cursor.after().isPresent()
                || !tree.changesAfter(cursor.change(), cursor.folder(), cursor.recursive())
                        .isEmpty()
                || cursor.epoch() != trees.epoch();
    }

    private void awaitChanges(Cursor cursor, long end) {
        try {
            synchronized (monitor) {
                while (!hasChanges(cursor) && System.nanoTime() < end) {
                    monitor.wait(Math.max(1, (end - System.nanoTime()) / 1_000_000));
                }
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new Refused(Answer.dropped());
        }
    }
}
