package io.teamlabs.integrations.ratelimit.entity;

import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;

/**
 * A tenant's place among those who wait for one quota: who was served least is next.
 *
 * @param served the tokens got so far, reckoned from where the tenant joined
 * @param wants what its calls wait for, by node
 */
public record Turn(String tenant, long served, Map<String, Want> wants) {

    /** A node's demand, good until then: a node that is gone must not hold up the others. */
    public record Want(Demand demand, Instant until) {}

    public Turn {
        wants = Map.copyOf(wants);
    }

    public boolean isWaiting() {
        return !wants.isEmpty();
    }

    /** Returns what is wanted on all nodes, in tokens. */
    public int wanted() {
        return wants.values().stream().mapToInt(want -> want.demand().tokens()).sum();
    }

    int wantedBy(String node) {
        Want want = wants.get(node);
        return want == null ? 0 : want.demand().tokens();
    }

    /** The largest portion that is wanted anywhere. */
    int portion() {
        return wants.values().stream()
                .mapToInt(want -> want.demand().portion())
                .max()
                .orElse(1);
    }

    Turn without(String node, Instant now) {
        Map<String, Want> others = new TreeMap<>(wants);
        others.keySet().remove(node);
        others.values().removeIf(want -> !now.isBefore(want.until()));
        return new Turn(tenant, served, others);
    }

    Turn with(String node, Want want) {
        Map<String, Want> all = new TreeMap<>(wants);
        all.put(node, want);
        return new Turn(tenant, served, all);
    }

    Turn from(long start) {
        return new Turn(tenant, Math.max(served, start), wants);
    }

    Turn lowered(long by) {
        return new Turn(tenant, Math.max(0, served - by), wants);
    }

    /** The same after the node got tokens; what it waits for no more is taken out. */
    Turn served(String node, int tokens) {
        Want want = wants.get(node);
        Map<String, Want> left = new TreeMap<>(wants);
        left.remove(node);
        int open = want == null ? 0 : want.demand().tokens() - tokens;
        if (want != null && open > 0) {
            left.put(
                    node, new Want(new Demand(open, Math.min(open, want.demand().portion())), want.until()));
        }
        return new Turn(tenant, served + tokens, left);
    }
}
