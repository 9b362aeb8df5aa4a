package io.teamlabs.integrations.platform;

import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicLongArray;

/**
 * Tells what was read before a change from what was read after it, though the reading takes time: who reads takes a number
 * first, and what came of it is good as long as no change of its key has a later one. Keys share stripes: now and then a
 * change makes somebody else's reading look old, which costs another reading and nothing more.
 */
public final class ChangeStamps {

    private final AtomicLong numbers = new AtomicLong();
    private final AtomicLongArray changes;
    private volatile long floor;

    /** Makes as many stripes as two to this power. */
    public ChangeStamps(int power) {
        changes = new AtomicLongArray(1 << power);
    }

    /** Returns the number of a reading that begins now. */
    public long reading() {
        return numbers.get();
    }

    /** A key's value changed. */
    public void changed(Object key) {
        long number = numbers.incrementAndGet();
        changes.accumulateAndGet(stripe(key), number, Math::max);
    }

    /** Anything may have changed. */
    public void allChanged() {
        floor = numbers.incrementAndGet();
    }

    /** Whether nothing was said to have changed since the reading began. */
    public boolean isGood(Object key, long reading) {
        return reading >= floor && reading >= changes.get(stripe(key));
    }

    private int stripe(Object key) {
        int hash = key.hashCode();
        return (hash ^ hash >>> 16) & (changes.length() - 1);
    }
}
