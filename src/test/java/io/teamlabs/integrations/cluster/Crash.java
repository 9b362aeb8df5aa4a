package io.teamlabs.integrations.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Kills a node at a point of its refreshes. It waits for states only: those of the database, of the provider, and of the
 * proxy between the node and the database.
 *
 * @param hard whether the world is at its worst: the provider goes on working for the dead, the database ends its statement
 */
record Crash(Refreshes refreshes, boolean hard) {

    /** Kills at the point; returns what must become of each row. */
    Map<Held, Fate> at(CrashPoint point) {
        return switch (point) {
            case AFTER_CLAIM -> afterClaim();
            case AFTER_SEND -> afterSend();
            case AFTER_ANSWER -> afterAnswer();
            case DURING_WRITE -> duringWrite();
            case AFTER_WRITE -> afterWrite();
        };
    }

    private void kill() {
        refreshes.node().kill();
    }

    private DatabaseProxy database() {
        return refreshes.node().database();
    }

    /**
     * The claims of readers, as those of the timer never wait: they skip what is locked. A server with few threads sends only
     * some of them.
     */
    private Map<Held, Fate> afterClaim() {
        try (RowLock lock = lock()) {
            refreshes.ask();
            lock.awaitWaiting(Refreshes.CLAIM);
            database().holdAnswers();
        }
        refreshes.awaitClaim();
        kill();
        refreshes.awaitEndOf(Refreshes.CLAIM);
        return fates(held -> refreshes.isClaimed(held) ? Fate.REFRESHED_AGAIN : Fate.NOT_BEGUN);
    }

    private Map<Held, Fate> afterSend() {
        try (Gate gate = new Gate()) {
            refreshes.holdUp(gate, hard ? gate::before : gate::beforeNothing);
            kill();
        }
        refreshes.awaitAnswers();
        return fates(hard ? Crash::unheard : held -> Fate.REFRESHED_AGAIN);
    }

    private Map<Held, Fate> afterAnswer() {
        try (Gate gate = new Gate()) {
            refreshes.holdUp(gate, gate::after);
            database().holdRequests();
            gate.close();
            Refreshes.until(() -> assertThat(refreshes.rows()).anyMatch(this::isOnItsWay));
            kill();
        }
        return fates(Crash::unheard);
    }

    private boolean isOnItsWay(Held held) {
        return database().holdsRequestWith(held.row().toString().getBytes(StandardCharsets.UTF_8));
    }

    private Map<Held, Fate> duringWrite() {
        try (Gate gate = new Gate()) {
            refreshes.holdUp(gate, gate::after);
            try (RowLock lock = lock()) {
                gate.close();
                lock.awaitWaiting(Refreshes.COMPLETION);
                kill();
                if (hard) {
                    lock.terminateWaiting(Refreshes.COMPLETION);
                }
            }
        }
        Map<Held, Fate> fates = asWritten();
        assertThat(fates.containsValue(Fate.WRITTEN)).isEqualTo(!hard);
        return fates;
    }

    private Map<Held, Fate> afterWrite() {
        try (Gate gate = new Gate()) {
            refreshes.holdUp(gate, gate::after);
            try (RowLock lock = lock()) {
                gate.close();
                lock.awaitWaiting(Refreshes.COMPLETION);
                database().holdAnswers();
            }
            refreshes.awaitWrite();
            kill();
        }
        return asWritten();
    }

    private RowLock lock() {
        return refreshes.nodes().rows().lock(refreshes.rows());
    }

    /** What was in the statement is written; what waited its turn in the dead node's memory is not. */
    private Map<Held, Fate> asWritten() {
        refreshes.awaitEndOf(Refreshes.COMPLETION);
        return fates(held -> refreshes.isWritten(held) ? Fate.WRITTEN : unheard(held));
    }

    /** The provider gave new tokens and nobody has them. */
    private static Fate unheard(Held held) {
        return held.rotates() ? Fate.ROTATION_LOST : Fate.REFRESHED_AGAIN;
    }

    private Map<Held, Fate> fates(Function<Held, Fate> fate) {
        return refreshes.rows().stream().collect(Collectors.toMap(Function.identity(), fate));
    }
}
