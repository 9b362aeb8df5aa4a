package io.teamlabs.integrations.ratelimit.entity;

import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a node gets of a quota's bucket. Times are spans from the moment of the exchange, as clocks differ.
 *
 * @param granted tokens for the waiting calls of each tenant
 * @param spare tokens in advance, for anyone
 * @param pace how the bucket fills
 * @param fullIn when it will be full, if nobody takes more
 * @param blockedFor how long the provider wants no call at all; zero while it wants them
 * @param closedFor how long there will be no token, be it for that or because nothing is left
 * @param readyIn when the node's next waiting call should get its tokens; null where none waits
 * @param elsewhere what tenants wait for on other nodes, in tokens
 */
public record Reply(
        Map<String, Integer> granted,
        int spare,
        Pace pace,
        Duration fullIn,
        Duration blockedFor,
        Duration closedFor,
        @Nullable Duration readyIn,
        Map<String, Integer> elsewhere) {

    public Reply {
        granted = Map.copyOf(granted);
        elsewhere = Map.copyOf(elsewhere);
    }
}
