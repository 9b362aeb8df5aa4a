package io.teamlabs.integrations.access.control;

import io.teamlabs.integrations.access.entity.LiveToken;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** One row's refresh on this node, from the wish to its outcome; whoever needs the token joins it. */
final class Flight {

    private final UUID row;
    private final boolean forced;
    private final CompletableFuture<LiveToken> landing = new CompletableFuture<>();
    private volatile long sent;

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
    CompletionStage<LiveToken> landing() {
        return landing;
    }

    void sentAs(long number) {
        sent = number;
    }

    /** Whether its provider call came, or will come, after the number: what a forced refresh asks for. */
    boolean callsAfter(long number) {
        return sent == 0 ? forced : sent > number;
    }

    void end(LiveToken token) {
        landing.complete(token);
    }

    void end(Throwable failure) {
        landing.completeExceptionally(failure);
    }
}
