package io.teamlabs.integrations.ratelimit.entity;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a node wants of a quota's bucket, and tells it.
 *
 * @param waiting the demands of its waiting calls, by tenant; an earlier ask's are forgotten
 * @param spare how many tokens it would like in advance, should there be plenty
 * @param spent what it spent without having got it: while the bucket was out of reach, and beyond a burst
 * @param seen what a provider's answer said since the last ask
 */
public record Ask(
        Quota quota,
        Map<String, Demand> waiting,
        int spare,
        int spent,
        @Nullable Observation seen) {

    public Ask {
        waiting = Map.copyOf(waiting);
    }
}
