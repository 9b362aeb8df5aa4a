package io.teamlabs.integrations.ratelimit.control;

import io.teamlabs.integrations.ratelimit.entity.Demand;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/** The calls that wait on this node, in the order of their coming; so many at the most, and of one tenant a part of them. */
final class WaitingCalls {

    private static final int TENANT_PART = 10;

    private final int most;
    private final Set<WaitingCall> calls = new LinkedHashSet<>();
    private final Map<String, Integer> byTenant = new HashMap<>();

    WaitingCalls(int most) {
        this.most = most;
    }

    boolean hasRoomFor(String tenant) {
        int mine = byTenant.getOrDefault(tenant, 0);
        return calls.size() < most && mine < Math.max(1, most / TENANT_PART);
    }

    void add(WaitingCall call, Instant now) {
        calls.add(call);
        byTenant.merge(call.tenant(), 1, Integer::sum);
        call.join(now);
    }

    /** Takes a call out; false where it is out already. */
    boolean remove(WaitingCall call) {
        boolean there = calls.remove(call);
        if (there) {
            byTenant.computeIfPresent(call.tenant(), (tenant, count) -> count == 1 ? null : Integer.valueOf(count - 1));
            call.leave();
        }
        return there;
    }

    /** Takes out and returns the calls of which this is true, asked one after another. */
    List<WaitingCall> removeIf(Predicate<WaitingCall> condition) {
        List<WaitingCall> removed = new ArrayList<>();
        for (WaitingCall call : List.copyOf(calls)) {
            if (condition.test(call) && remove(call)) {
                removed.add(call);
            }
        }
        return removed;
    }

    /** The same, asked from the last to the first: each is then the last of those that are left. */
    List<WaitingCall> removeFromTheEnd(Predicate<WaitingCall> condition) {
        List<WaitingCall> removed = new ArrayList<>();
        List<WaitingCall> all = List.copyOf(calls);
        for (int at = all.size() - 1; at >= 0; at--) {
            WaitingCall call = all.get(at);
            if (condition.test(call) && remove(call)) {
                removed.add(call);
            }
        }
        return removed;
    }

    void askAgain(Instant now) {
        calls.forEach(call -> call.askAgain(now));
    }

    /** Returns when the first of them loses patience; the end of time where none waits. */
    Instant firstDeadline() {
        return calls.stream().map(WaitingCall::deadline).min(Instant::compareTo).orElse(Instant.MAX);
    }

    /** Returns what these calls want of each quota, by tenant. */
    Map<LocalQuota, Map<String, Demand>> demands(Instant now) {
        Map<LocalQuota, Map<String, Demand>> demands = new HashMap<>();
        for (WaitingCall call : calls) {
            for (WaitingCall.Part part : call.parts()) {
                if (call.isAskingFor(part, now)) {
                    int needed = part.quota().needed(part.cost());
                    demands.computeIfAbsent(part.quota(), quota -> new HashMap<>())
                            .merge(call.tenant(), new Demand(needed, needed), (sum, one) -> sum.plus(needed));
                }
            }
        }
        return demands;
    }
}
