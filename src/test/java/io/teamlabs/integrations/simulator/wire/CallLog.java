package io.teamlabs.integrations.simulator.wire;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The calls received, the oldest first; of very many only the latest are kept. */
final class CallLog {
    private static final int KEPT = 20_000;

    private final Clock clock;
    private final Map<Long, Call> calls = new LinkedHashMap<>();
    private long last;

    CallLog(Clock clock) {
        this.clock = clock;
    }

    synchronized long arrived(Request request) {
        last++;
        calls.put(last, new Call(last, clock.instant(), request, Optional.empty(), Duration.ZERO));
        if (calls.size() > KEPT) {
            Iterator<Long> oldest = calls.keySet().iterator();
            oldest.next();
            oldest.remove();
        }
        return last;
    }

    synchronized void answered(long number, Answer answer) {
        Instant now = clock.instant();
        calls.computeIfPresent(
                number,
                (same, call) -> new Call(
                        same, call.at(), call.request(), Optional.of(answer), Duration.between(call.at(), now)));
    }

    synchronized List<Call> all() {
        return new ArrayList<>(calls.values());
    }

    synchronized void forget() {
        calls.clear();
    }
}
