package io.teamlabs.integrations.ratelimit.control;

import io.teamlabs.integrations.ratelimit.entity.Ask;
import io.teamlabs.integrations.ratelimit.entity.Demand;
import io.teamlabs.integrations.ratelimit.entity.Observation;
import io.teamlabs.integrations.ratelimit.entity.Quota;
import io.teamlabs.integrations.ratelimit.entity.Reply;
import io.teamlabs.integrations.ratelimit.entity.SharedBucket;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** What one node has and knows of one quota. Guarded by the lock of its {@link NodeLimiter}. */
final class LocalQuota {

    private static final Duration SOONEST = Duration.ofMillis(20);
    private static final Duration LATEST = Duration.ofMillis(500);

    private final Quota quota;
    private final Map<String, Integer> waiting = new HashMap<>();
    private final Purse purse = new Purse(waiting::containsKey);
    private Standing standing;
    private Instant askedAt = Instant.MIN;
    private Instant askAt = Instant.MAX;
    private Instant blockedUntil = Instant.MIN;
    private int used;
    private int slice;
    private int spent;
    private int toldLeft;
    private @Nullable Observation seen;

    /** What tells the others that this quota is to be asked for; called again and again. */
    private final Consumer<LocalQuota> asking;

    LocalQuota(Quota quota, Consumer<LocalQuota> asking) {
        this.quota = quota;
        this.asking = asking;
        this.standing = Standing.unknown(quota.allowance().pace());
        this.toldLeft = quota.allowance().calls() / 2;
    }

    Quota quota() {
        return quota;
    }

    int needed(int cost) {
        return standing.pace().needed(cost);
    }

    boolean has(String tenant, int cost, Instant now) {
        return !now.isBefore(blockedUntil) && purse.available(tenant, now) >= needed(cost);
    }

    /** Takes the tokens of a call; what it costs beyond a burst is owed. Returns until when they may be given back. */
    Instant take(String tenant, int cost, Instant now) {
        int needed = needed(cost);
        Instant until = purse.take(tenant, needed, now);
        spent += cost - needed;
        used += needed;
        if (slice > 0 && purse.spare(now) < slice / 2 && waiting.isEmpty()) {
            askSoon(now);
        }
        return until;
    }

    void giveBack(int cost, Instant until) {
        purse.put(null, needed(cost), until);
        used = Math.max(0, used - needed(cost));
    }

    void join(String tenant, int cost, Instant now) {
        waiting.merge(tenant, cost, Integer::sum);
        askSoon(now);
    }

    void leave(String tenant, int cost) {
        int left = waiting.getOrDefault(tenant, 0) - cost;
        if (left > 0) {
            waiting.put(tenant, left);
        } else {
            waiting.remove(tenant);
        }
    }

    private void askSoon(Instant now) {
        Instant soonest = askedAt.equals(Instant.MIN) ? now : askedAt.plus(SOONEST);
        askBy(soonest.isAfter(now) ? soonest : now);
    }

    private void askBy(Instant at) {
        askAt = at.isBefore(askAt) ? at : askAt;
        asking.accept(this);
    }

    /** Sees to it that a call which still waits is asked for again: shortly, where tokens would be of use to it. */
    void askAgain(boolean useful, Instant now) {
        if (askAt.equals(Instant.MAX)) {
            askBy(now.plus(useful ? SOONEST : LATEST));
        }
    }

    /** Returns when this quota is to be asked for next; the end of time where there is no need. */
    Instant askAt() {
        return askAt;
    }

    /** Returns when a call of a tenant should get its tokens, behind what its tenant has waiting, in turn with the others. */
    Instant expected(String tenant, int cost) {
        int mine = waitingOf(tenant) + cost;
        Set<String> others = new HashSet<>(waiting.keySet());
        others.addAll(standing.elsewhere().keySet());
        others.remove(tenant);
        long before = others.stream()
                .mapToLong(other -> Math.min(mine, waitingOf(other)))
                .sum();
        return standing.at(before + mine);
    }

    private int waitingOf(String tenant) {
        return waiting.getOrDefault(tenant, 0) + standing.elsewhere().getOrDefault(tenant, 0);
    }

    /** Whether it is not known yet how the quota stands, so that nobody can say how long to wait. */
    boolean isUnknown() {
        return standing.isUnknown();
    }

    /** Returns when a call of this tenant could get tokens at the earliest. */
    Instant readyFor(String tenant, int cost, Instant now) {
        return has(tenant, cost, now) ? now : standing.at(needed(cost));
    }

    Ask ask(Map<String, Demand> demands, Instant now) {
        int spare = askedAt.equals(Instant.MIN) ? 0 : demand(now);
        slice = spare;
        used = 0;
        askedAt = now;
        askAt = Instant.MAX;
        return new Ask(quota, demands, spare, spent, seen);
    }

    /** What the next lease's time will need, judged by the time since the last ask, and half as much again. */
    private int demand(Instant now) {
        double since = Math.max(1, Duration.between(askedAt, now).toMillis());
        double lease = quota.allowance().lease().toMillis();
        return (int) Math.ceil(used * Math.min(2, lease / since) * 1.5);
    }

    void take(Ask ask, Reply reply, boolean alone, Instant at, Instant now) {
        Instant until = at.plus(quota.allowance().lease());
        reply.granted().forEach((tenant, tokens) -> purse.put(tenant, tokens, until));
        purse.put(null, reply.spare(), until);
        block(at.plus(reply.blockedFor()));
        standing = Standing.of(reply, at).closed(blockedUntil);
        slice = Math.min(slice, reply.spare());
        if (alone) {
            spent += reply.spare()
                    + reply.granted().values().stream()
                            .mapToInt(Integer::intValue)
                            .sum();
        } else {
            spent -= ask.spent();
            seen = Objects.equals(seen, ask.seen()) ? null : seen;
        }
        Duration ready = reply.readyIn();
        if (ready != null) {
            Duration wait = ready.compareTo(LATEST) > 0 ? LATEST : ready;
            askBy(now.plus(wait.compareTo(SOONEST) < 0 ? SOONEST : wait));
        }
    }

    void learn(Observation observation, Instant now) {
        if (observation instanceof Observation.Blocked blocked) {
            block(SharedBucket.bounded(blocked.until(), now));
            seen = observation;
            askSoon(now);
        } else if (observation instanceof Observation.Left left && left.reset().isAfter(now)) {
            learn(left, now);
        }
    }

    /** Tokens that were leased before the provider refused are not used either. */
    private void block(Instant until) {
        if (until.isAfter(blockedUntil)) {
            blockedUntil = until;
            standing = standing.closed(until);
        }
    }

    /** Plenty is no news; little is told to the other nodes at once, the rest when there is something else to tell. */
    private void learn(Observation.Left left, Instant now) {
        if (left.calls() >= quota.allowance().calls() / 2) {
            toldLeft = quota.allowance().calls() / 2;
            return;
        }
        purse.keepAtMost(left.calls());
        seen = seen instanceof Observation.Blocked ? seen : left;
        if (toldLeft - left.calls() >= quota.allowance().burst() || left.calls() == 0) {
            toldLeft = left.calls();
            askSoon(now);
        }
    }

    /** Whether nothing would be lost if this were forgotten. */
    boolean isIdle(Instant now) {
        boolean quiet =
                waiting.isEmpty() && seen == null && askAt.equals(Instant.MAX) && !now.isBefore(standing.closedUntil());
        boolean settled = spent == 0 || askedAt.plus(quota.allowance().window()).isBefore(now);
        return quiet && settled && purse.spare(now) == 0;
    }
}
