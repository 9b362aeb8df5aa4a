package io.teamlabs.integrations.ratelimit.control;

import io.teamlabs.integrations.ratelimit.entity.Pace;
import io.teamlabs.integrations.ratelimit.entity.Reply;
import java.time.Instant;
import java.util.Map;

/**
 * How a quota stood at the last exchange, in this node's time.
 *
 * @param elsewhere what tenants wait for on other nodes, in tokens
 */
record Standing(Pace pace, Instant fullAt, Instant closedUntil, Map<String, Integer> elsewhere) {

    /** Nothing is known yet, so nothing stands against a call. */
    static Standing unknown(Pace pace) {
        return new Standing(pace, Instant.MIN, Instant.MIN, Map.of());
    }

    static Standing of(Reply reply, Instant at) {
        return new Standing(reply.pace(), at.plus(reply.fullIn()), at.plus(reply.closedFor()), reply.elsewhere());
    }

    boolean isUnknown() {
        return fullAt.equals(Instant.MIN);
    }

    Standing closed(Instant until) {
        return until.isAfter(closedUntil) ? new Standing(pace, fullAt, until, elsewhere) : this;
    }

    /** Returns when so many tokens will have come; the past where they are there. */
    Instant at(long tokens) {
        Instant filled = isUnknown() ? fullAt : fullAt.plus(pace.period().multipliedBy(tokens - pace.burst()));
        return filled.isAfter(closedUntil) ? filled : closedUntil;
    }
}
