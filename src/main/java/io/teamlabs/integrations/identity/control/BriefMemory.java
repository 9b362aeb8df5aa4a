package io.teamlabs.integrations.identity.control;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Remembers what was found for a short time, and at most so much of it: the oldest goes first. What is not there is asked again. */
final class BriefMemory<K, V> {

    private final Clock clock;
    private final Duration time;
    private final int most;
    private final Map<K, Found<V>> memory = new LinkedHashMap<>();

    BriefMemory(Clock clock, Duration time, int most) {
        this.clock = clock;
        this.time = time;
        this.most = most;
    }

    /** Returns what is remembered, else what the source has now; the source is asked without a lock held. */
    Optional<V> find(K key, Function<K, Optional<V>> source) {
        V remembered = remembered(key);
        if (remembered != null) {
            return Optional.of(remembered);
        }
        Instant asked = clock.instant();
        Optional<V> found = source.apply(key);
        found.ifPresent(value -> remember(key, new Found<>(value, asked)));
        return found;
    }

    private synchronized @Nullable V remembered(K key) {
        Found<V> found = memory.get(key);
        return found == null || !clock.instant().isBefore(found.at().plus(time)) ? null : found.value();
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

    private record Found<V>(V value, Instant at) {}
}
