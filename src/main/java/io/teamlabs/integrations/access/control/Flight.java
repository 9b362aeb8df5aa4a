package io.teamlabs.integrations.access.control;

import io.teamlabs.integrations.access.entity.LiveToken;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;

/** One row's refresh on this node, from the wish to its outcome; whoever needs the token joins it. */
final class Flight {

    private final UUID row;
    private final boolean forced;
    private final CompletableFuture<LiveToken> landing = new CompletableFuture<>();
    private volatile long sent;
    private boolean awaited;

    Flight(UUID row, boolean forced) {
        this.row = row;
        this.forced = forced;
    }

    UUID row() {
        return row;
    }

    boolean forced() {
        return forced;
    }

    /** Ends with the token, or fails with the problem to tell the caller. */
    synchronized CompletionStage<LiveToken> landing() {
        awaited = true;
        return landing;
    }

    void sentAs(long number) {
        sent = number;
    }

    /** Whether its provider call came, or will come, after the number: what a forced refresh asks for. */
    boolean callsAfter(long number) {
        return sent == 0 ? forced : sent > number;
    }

    /** Ends it if nobody waits for it, which costs nothing; returns whether it is over. */
    synchronized boolean endUnlessAwaited(Consumer<CompletableFuture<LiveToken>> end) {
        if (!awaited) {
            end.accept(landing);
        }
        return !awaited;
    }

    /** Ends it; what waits for it goes on in the calling thread. */
    void end(Consumer<CompletableFuture<LiveToken>> end) {
        end.accept(landing);
    }
}
