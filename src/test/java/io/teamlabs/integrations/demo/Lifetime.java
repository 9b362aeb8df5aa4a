package io.teamlabs.integrations.demo;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * What was started, closed in reverse at the end. Starting and ending exclude each other, so that a signal that comes
 * while a process is being started waits for it and stops it too.
 */
final class Lifetime implements AutoCloseable {

    /** The end has come: nothing more is started. */
    static final class Over extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Over() {
            super("over", null, false, false);
        }
    }

    private final Deque<Runnable> closers = new ArrayDeque<>();
    private boolean over;

    /** Starts something that is to be closed at the end. */
    synchronized <T> T start(Supplier<T> starter, Consumer<T> closer) {
        refuseIfOver();
        T started = starter.get();
        closers.push(() -> closer.accept(started));
        return started;
    }

    synchronized void refuseIfOver() {
        if (over) {
            throw new Over();
        }
    }

    @Override
    public synchronized void close() {
        over = true;
        while (!closers.isEmpty()) {
            closers.pop().run();
        }
    }
}
