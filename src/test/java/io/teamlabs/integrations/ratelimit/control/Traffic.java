package io.teamlabs.integrations.ratelimit.control;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The calls that reached a provider: when, and whose. */
final class Traffic {

    private final List<Instant> arrivals = new ArrayList<>();
    private final Map<String, Integer> byTenant = new TreeMap<>();

    synchronized void arrived(String tenant, Instant at) {
        arrivals.add(at);
        byTenant.merge(tenant, 1, Integer::sum);
    }

    synchronized int count() {
        return arrivals.size();
    }

    synchronized int of(String tenant) {
        return byTenant.getOrDefault(tenant, 0);
    }

    synchronized Map<String, Integer> byTenant() {
        return new TreeMap<>(byTenant);
    }

    /** Returns the most calls in any window of this length, wherever it begins. */
    synchronized int mostWithin(Duration window) {
        Deque<Instant> inside = new ArrayDeque<>();
        int most = 0;
        for (Instant at : arrivals.stream().sorted().toList()) {
            inside.addLast(at);
            while (!inside.getFirst().isAfter(at.minus(window))) {
                inside.removeFirst();
            }
            most = Math.max(most, inside.size());
        }
        return most;
    }

    /** Jain's index: one where all got the same, a part of one where few got most. */
    static double fairness(Collection<Integer> shares) {
        double sum = shares.stream().mapToDouble(Integer::doubleValue).sum();
        double squares =
                shares.stream().mapToDouble(share -> (double) share * share).sum();
        return sum * sum / (shares.size() * squares);
    }
}
