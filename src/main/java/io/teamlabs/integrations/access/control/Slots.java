package io.teamlabs.integrations.access.control;

import io.teamlabs.integrations.oauth.entity.ProviderId;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/**
 * How many refreshes may be under way at each provider, on this node: one provider that hangs takes no other's slots. A
 * slot is held from before the claim until the outcome is written, so that a slow database holds back new claims too.
 * Readers wait their turn in line; the background takes only what nobody waits for.
 */
@ApplicationScoped
public class Slots {

    @Inject
    RefreshSettings settings;

    private final Map<ProviderId, Line> lines = new HashMap<>();

    private static final class Line {
        private int taken;
        private final Queue<CompletableFuture<Void>> waiting = new ArrayDeque<>();
        private @Nullable Runnable whenFree;
        private int enough;
    }

    /** Returns a stage that ends when the caller has a slot. */
    CompletionStage<Void> acquire(ProviderId provider) {
        CompletableFuture<Void> turn = new CompletableFuture<>();
        synchronized (lines) {
            Line line = line(provider);
            if (line.taken >= settings.inFlight()) {
                line.waiting.add(turn);
                return turn;
            }
            line.taken++;
        }
        turn.complete(null);
        return turn;
    }

    /** Takes as many slots as are free, at most so many, and returns how many it took. */
    int takeFree(ProviderId provider, int most) {
        synchronized (lines) {
            Line line = line(provider);
            int free = Math.max(0, Math.min(most, settings.inFlight() - line.taken));
            line.taken += free;
            return free;
        }
    }

    /** Runs this once as soon as so many slots are free, which may be now; a later wish replaces an earlier one. */
    void whenFree(ProviderId provider, int enough, Runnable wish) {
        synchronized (lines) {
            Line line = line(provider);
            line.whenFree = wish;
            line.enough = enough;
        }
        takeWish(provider).run();
    }

    /** Gives slots back: first to those who wait, whose stages go on in the calling thread. */
    void release(ProviderId provider, int count) {
        for (int given = 0; given < count; given++) {
            releaseOne(provider);
        }
        takeWish(provider).run();
    }

    private void releaseOne(ProviderId provider) {
        CompletableFuture<Void> next;
        synchronized (lines) {
            Line line = line(provider);
            next = line.waiting.poll();
            if (next == null) {
                line.taken--;
                lines.notifyAll();
                return;
            }
        }
        next.complete(null);
    }

    private Runnable takeWish(ProviderId provider) {
        synchronized (lines) {
            Line line = line(provider);
            Runnable wish = line.whenFree;
            if (wish == null || settings.inFlight() - line.taken < line.enough) {
                return () -> {};
            }
            line.whenFree = null;
            return wish;
        }
    }

    /** Waits until nothing is under way, at most so long; returns whether that came. */
    boolean awaitIdle(Duration most) {
        long end = System.nanoTime() + most.toNanos();
        synchronized (lines) {
            while (lines.values().stream().anyMatch(line -> line.taken > 0)) {
                long left = (end - System.nanoTime()) / 1_000_000;
                if (left <= 0 || !pause(left)) {
                    return false;
                }
            }
            return true;
        }
    }

    private boolean pause(long milliseconds) {
        try {
            lines.wait(milliseconds);
            return true;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private Line line(ProviderId provider) {
        return lines.computeIfAbsent(provider, unknown -> new Line());
    }
}
