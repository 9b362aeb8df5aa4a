package io.teamlabs.integrations.access.control;

import io.teamlabs.integrations.connection.entity.TokenState;
import io.teamlabs.integrations.oauth.entity.ProviderId;
import java.time.Duration;
import java.time.Instant;

/**
 * An attempt at a refresh that somebody waits for.
 *
 * @param seen the row as it was read at first
 * @param until when waiting for another node ends
 * @param pause before the next look at what another node is doing
 */
record Attempt(TokenState seen, Flight flight, Instant until, Duration pause) {

    private static final Duration FIRST_PAUSE = Duration.ofMillis(50);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(1);

    static Attempt first(TokenState seen, Flight flight, Instant until) {
        return new Attempt(seen, flight, until, FIRST_PAUSE);
    }

    Attempt next() {
        Duration longer = pause.multipliedBy(3).dividedBy(2);
        return new Attempt(seen, flight, until, longer.compareTo(LONGEST_PAUSE) < 0 ? longer : LONGEST_PAUSE);
    }

    ProviderId provider() {
        return seen.provider();
    }
}
