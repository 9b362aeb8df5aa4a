package io.teamlabs.integrations.simulator.grant;

import java.time.Clock;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The codes given and not yet exchanged. */
public final class Codes {
    private final Clock clock;
    private final Map<String, AuthorizationCode> waiting = new HashMap<>();
    private final Set<String> used = new HashSet<>();

    Codes(Clock clock) {
        this.clock = clock;
    }

    synchronized void add(AuthorizationCode code) {
        waiting.put(code.value(), code);
    }

    /** The code of this value, once; empty for one that is unknown, used, or ran out. */
    public synchronized Optional<AuthorizationCode> take(String value) {
        Optional<AuthorizationCode> code = Optional.ofNullable(waiting.remove(value));
        code.ifPresent(taken -> used.add(value));
        return code.filter(taken -> clock.instant().isBefore(taken.expiresAt()));
    }

    public synchronized boolean wasUsed(String value) {
        return used.contains(value);
    }

    synchronized void clear() {
        waiting.clear();
        used.clear();
    }
}
