package io.teamlabs.integrations.access.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Outcomes of refreshes, queued by the threads that bring answers and written by one task of the container: what comes
 * while it writes is written together. What cannot be written stays in the queue, as it may hold the only living token
 * of its grant; its slot stays taken, so that no more is claimed than this node can keep.
 */
@ApplicationScoped
public class Settlements {

    private static final int BATCH = 200;
    private static final Duration PAUSE = Duration.ofSeconds(1);

    @Inject
    Background background;

    @Inject
    SettlementWriter writer;

    private final Queue<Settlement> waiting = new ConcurrentLinkedQueue<>();
    private final AtomicBoolean writing = new AtomicBoolean();

    void add(Settlement settlement) {
        waiting.add(settlement);
        wake();
    }

    /** Begins to write what waits, unless that is going on; the timer asks too, should the container have refused once. */
    void wake() {
        if (!waiting.isEmpty() && writing.compareAndSet(false, true)) {
            boolean begun = false;
            try {
                background.run(this::work);
                begun = true;
            } finally {
                if (!begun) {
                    writing.set(false);
                }
            }
        }
    }

    private void work() {
        boolean all = write();
        writing.set(false);
        if (all) {
            wake();
        } else {
            background.after(PAUSE, this::wake);
        }
    }

    /** Writes what waits, in the calling thread; returns whether nothing was left for want of a database. */
    boolean write() {
        for (List<Settlement> batch = take(); !batch.isEmpty(); batch = take()) {
            List<Settlement> left = writer.write(batch);
            waiting.addAll(left);
            if (!left.isEmpty()) {
                return false;
            }
        }
        return true;
    }

    private List<Settlement> take() {
        List<Settlement> batch = new ArrayList<>();
        for (Settlement next = waiting.poll(); next != null; next = waiting.poll()) {
            batch.add(next);
            if (batch.size() == BATCH) {
                break;
            }
        }
        return batch;
    }
}
