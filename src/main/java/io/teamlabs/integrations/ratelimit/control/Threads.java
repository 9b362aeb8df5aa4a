package io.teamlabs.integrations.ratelimit.control;

import java.time.Duration;
import java.util.concurrent.Executor;

/** Where the limiter's work is done: exchanges and answers on threads that may wait, wakes by time. */
record Threads(Executor executor, Alarm alarm) {

    /** Runs a task after a time. */
    @FunctionalInterface
    interface Alarm {
        void after(Duration time, Runnable task);
    }
}
