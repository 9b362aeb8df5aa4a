package io.teamlabs.integrations.ratelimit.control;

import io.teamlabs.integrations.ratelimit.entity.Ask;
import io.teamlabs.integrations.ratelimit.entity.Pace;
import io.teamlabs.integrations.ratelimit.entity.QuotaKey;
import io.teamlabs.integrations.ratelimit.entity.Reply;
import io.teamlabs.integrations.ratelimit.entity.SharedBucket;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Buckets in memory. As a stand-in for the database each node goes on with its part of every quota: so many nodes together
 * still keep to it. A bucket begins empty, as nobody knows what was used before.
 */
final class LoneLedger implements Ledger {

    private static final int MANY = 10_000;

    private final Clock clock;
    private final int nodes;
    private final Map<QuotaKey, SharedBucket> buckets = new HashMap<>();

    LoneLedger(Clock clock, int nodes) {
        this.clock = clock;
        this.nodes = nodes;
    }

    @Override
    public synchronized List<Reply> exchange(String node, List<Ask> asks) {
        Instant now = clock.instant();
        if (buckets.size() > MANY) {
            buckets.values().removeIf(bucket -> bucket.deadAt().isBefore(now));
        }
        return asks.stream().map(ask -> exchange(node, ask, now)).toList();
    }

    private Reply exchange(String node, Ask ask, Instant now) {
        QuotaKey key = ask.quota().key();
        Pace pace = ask.quota().allowance().pace().shared(nodes);
        SharedBucket bucket = buckets.getOrDefault(key, SharedBucket.empty(pace, now));
        SharedBucket.Exchanged exchanged = bucket.exchange(ask, node, pace, now);
        buckets.put(key, exchanged.bucket());
        return exchanged.reply();
    }
}
