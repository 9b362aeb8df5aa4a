package io.teamlabs.integrations.ratelimit.entity;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Who joins and leaves the tenants that wait for a quota. */
final class Turns {

    private Turns() {}

    /** The turns with a node's demands as it tells them now. Who joins starts level with the least served that waits. */
    static List<Turn> joined(List<Turn> turns, Map<String, Demand> waiting, String node, Instant until, Instant now) {
        Map<String, Turn> present = new TreeMap<>();
        turns.forEach(turn -> present.put(turn.tenant(), turn.without(node, now)));
        waiting.forEach((tenant, demand) -> {
            Turn turn = present.getOrDefault(tenant, new Turn(tenant, 0, Map.of()));
            present.put(tenant, turn.with(node, new Turn.Want(demand, until)));
        });
        Set<String> before =
                turns.stream().filter(Turn::isWaiting).map(Turn::tenant).collect(Collectors.toSet());
        long start = leastServed(present.values().stream()
                .filter(turn -> turn.isWaiting() && before.contains(turn.tenant()))
                .toList());
        return present.values().stream()
                .map(turn -> before.contains(turn.tenant()) ? turn : turn.from(start))
                .toList();
    }

    /**
     * The turns that still matter. Who waits no more is remembered while it is ahead of those who wait, so that leaving and
     * coming again gains nothing; nobody is remembered once nobody waits.
     */
    static List<Turn> tidied(List<Turn> turns) {
        List<Turn> waiting = turns.stream().filter(Turn::isWaiting).toList();
        long least = leastServed(waiting);
        return waiting.isEmpty()
                ? List.of()
                : turns.stream()
                        .filter(turn -> turn.isWaiting() || turn.served() > least)
                        .map(turn -> turn.lowered(least))
                        .toList();
    }

    private static long leastServed(Collection<Turn> turns) {
        return turns.stream().mapToLong(Turn::served).min().orElse(0);
    }
}
