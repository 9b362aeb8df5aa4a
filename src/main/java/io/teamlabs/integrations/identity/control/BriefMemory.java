package io.teamlabs.integrations.identity.control;

import io.teamlabs.integrations.platform.ChangeStamps;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Remembers what was found for a while, unless it is told that it changed, and at most so much of it: the oldest goes first.
 * What is not there is asked again.
 */
final class BriefMemory<K, V> {

    private static final int STRIPES = 12;

    private final Clock clock;
    private final Supplier<Duration> time;
    private final int most;
    private final ChangeStamps stamps = new ChangeStamps(STRIPES);
    private final Map<K, Found<V>> memory = new LinkedHashMap<>();

    BriefMemory(Clock clock, Duration time, int most) {
        this(clock, () -> time, most);
    }

    /** The time may change: it is asked for at each look at what is remembered. */
    BriefMemory(Clock clock, Supplier<Duration> time, int most) {
        this.clock = clock;
        this.time = time;
        this.most = most;
    }

    /** Returns what is remembered, else what the source has now; the source is asked without a lock held. */
    Optional<V> find(K key, Function<K, Optional<V>> source) {
        Optional<V> remembered = remembered(key);
        if (remembered.isPresent()) {
            return remembered;
        }
        long reading = stamps.reading();
        Instant asked = clock.instant();
        Optional<V> found = source.apply(key);
        found.ifPresent(value -> remember(key, new Found<>(value, asked, reading)));
        return found;
    }

    /** Returns what is remembered, without asking. */
    synchronized Optional<V> remembered(K key) {
        Found<V> found = memory.get(key);
        return found != null && isGood(key, found) ? Optional.of(found.value()) : Optional.empty();
    }

    private boolean isGood(K key, Found<V> found) {
        return stamps.isGood(key, found.reading())
                && clock.instant().isBefore(found.at().plus(time.get()));
    }

    private synchronized void remember(K key, Found<V> found) {
        memory.remove(key);
        memory.put(key, found);
        Iterator<K> oldest = memory.keySet().iterator();
        while (memory.size() > most) {
            oldest.next();
            oldest.remove();
        }
    }

    /** What is remembered of the key, and what is being asked just now, is not to be answered again. */
    void changed(K key) {
        stamps.changed(key);
    }

    /** The same of every key. */
    void allChanged() {
        stamps.allChanged();
    }

    private record Found<V>(V value, Instant at, long reading) {}
}
