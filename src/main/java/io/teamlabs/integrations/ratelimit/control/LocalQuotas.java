package io.teamlabs.integrations.ratelimit.control;

import io.teamlabs.integrations.ratelimit.entity.Charge;
import io.teamlabs.integrations.ratelimit.entity.Quota;
import io.teamlabs.integrations.ratelimit.entity.QuotaKey;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The quotas that a node has to do with; those at rest are forgotten when there are many. */
final class LocalQuotas {

    private static final int MANY = 10_000;

    private final Map<QuotaKey, LocalQuota> quotas = new HashMap<>();
    private final Set<LocalQuota> asking = new LinkedHashSet<>();
    private int tidyAt = MANY;

    LocalQuota of(Quota quota, Instant now) {
        if (quotas.size() >= tidyAt) {
            quotas.values().removeIf(idle -> idle.isIdle(now));
            tidyAt = Math.max(MANY, quotas.size() * 2);
        }
        return quotas.computeIfAbsent(quota.key(), key -> new LocalQuota(quota, asking::add));
    }

    /** Returns the parts of a call's cost, what is charged twice to one quota being added up. */
    List<WaitingCall.Part> parts(List<Charge> charges, Instant now) {
        Map<LocalQuota, Integer> costs = new LinkedHashMap<>();
        charges.forEach(charge -> costs.merge(of(charge.quota(), now), charge.cost(), Integer::sum));
        return costs.entrySet().stream()
                .map(cost -> new WaitingCall.Part(cost.getKey(), cost.getValue()))
                .toList();
    }

    boolean isAnyDue(Instant now) {
        return asking.stream().anyMatch(quota -> !quota.askAt().isAfter(now));
    }

    /** Returns when the next is to be asked for; the end of time where none is. */
    Instant nextDue() {
        return asking.stream().map(LocalQuota::askAt).min(Instant::compareTo).orElse(Instant.MAX);
    }

    /** Takes out those that are to be asked for now. */
    List<LocalQuota> due(Instant now) {
        List<LocalQuota> due =
                asking.stream().filter(quota -> !quota.askAt().isAfter(now)).toList();
        due.forEach(asking::remove);
        return due;
    }

    int size() {
        return quotas.size();
    }
}
