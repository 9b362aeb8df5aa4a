package io.teamlabs.integrations.access.control;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;

/**
 * Settlements of one sort on their way to the database, written by a few tasks of the container: what comes while they
 * write is written together. What cannot be written comes back, and is tried again after a pause.
 *
 * @param <T> what is written; nothing here looks into it
 */
final class SettlementQueue<T> {

    private static final Duration PAUSE = Duration.ofSeconds(1);

    private final Background background;
    private final UnaryOperator<List<T>> writer;
    private final int tasks;
    private final int batch;
    private final Queue<T> waiting = new ConcurrentLinkedQueue<>();
    private final AtomicInteger writing = new AtomicInteger();

    /**
     * Makes an empty queue.
     *
     * @param writer writes some and returns what is left
     * @param tasks how many write at once at most, each so many at a time
     */
    SettlementQueue(Background background, UnaryOperator<List<T>> writer, int tasks, int batch) {
        this.background = background;
        this.writer = writer;
        this.tasks = tasks;
        this.batch = batch;
    }

    void add(T settlement) {
        waiting.add(settlement);
        wake();
    }

    /** Begins to write what waits, unless as many tasks as may are at it. */
    void wake() {
        if (waiting.isEmpty() || !enter()) {
            return;
        }
        boolean begun = false;
        try {
            background.run(this::work);
            begun = true;
        } finally {
            if (!begun) {
                writing.decrementAndGet();
            }
        }
    }

    private boolean enter() {
        int now = writing.get();
        return now < tasks && writing.compareAndSet(now, now + 1);
    }

    /** However the writer ends, by an error of the virtual machine even, the next task finds the way open. */
    private void work() {
        boolean all = false;
        try {
            all = write();
        } finally {
            writing.decrementAndGet();
            if (!all) {
                background.after(PAUSE, this::wake);
            }
        }
        if (all) {
            wake();
        }
    }

    /** Writes what waits, in the calling thread; returns whether nothing was left for want of a database. */
    boolean write() {
        for (List<T> taken = take(); !taken.isEmpty(); taken = take()) {
            List<T> left = written(taken);
            waiting.addAll(left);
            if (!left.isEmpty()) {
                return false;
            }
        }
        return true;
    }

    private List<T> written(List<T> taken) {
        boolean ended = false;
        try {
            List<T> left = writer.apply(taken);
            ended = true;
            return left;
        } finally {
            if (!ended) {
                waiting.addAll(taken);
            }
        }
    }

    private List<T> take() {
        List<T> taken = new ArrayList<>();
        while (taken.size() < batch) {
            T next = waiting.poll();
            if (next == null) {
                break;
            }
            taken.add(next);
        }
        return taken;
    }
}
