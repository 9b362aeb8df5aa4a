package io.teamlabs.integrations.platform;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;

/** How the listener is. Times are of {@link System#nanoTime}, which no change of the clock moves. */
final class ListenerSigns {

    /** For how long after its last sign of life the listener is relied upon. */
    static final Duration TRUST = Duration.ofSeconds(5);

    private final AtomicLong losses = new AtomicLong();
    private volatile long lastSign = System.nanoTime() - TRUST.toNanos() - 1;
    private volatile boolean connected;

    void connectedAt(long nanos) {
        lastSign = nanos;
        connected = true;
    }

    void seenAt(long nanos) {
        lastSign = nanos;
    }

    /** Returns whether there was a connection to lose, and counts it. */
    boolean lost() {
        boolean was = connected;
        connected = false;
        if (was) {
            losses.incrementAndGet();
        }
        return was;
    }

    /** It ended because it was asked to. */
    void ended() {
        connected = false;
    }

    boolean isConnected() {
        return connected;
    }

    boolean isAlive() {
        return System.nanoTime() - lastSign <= TRUST.toNanos();
    }

    Duration sinceLastSign() {
        return Duration.ofNanos(System.nanoTime() - lastSign);
    }

    long losses() {
        return losses.get();
    }
}
