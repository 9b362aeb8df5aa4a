package io.teamlabs.integrations.ratelimit.control;

import static java.util.concurrent.TimeUnit.MILLISECONDS;

import io.teamlabs.integrations.ratelimit.entity.Ask;
import io.teamlabs.integrations.ratelimit.entity.Observation;
import io.teamlabs.integrations.ratelimit.entity.Reply;
import io.teamlabs.integrations.ratelimit.entity.SharedBucket;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The buckets in the database: read all that are asked for, decide, write all that nobody else wrote in between; the rest
 * again, after a pause of a random length that grows, so that nodes which want the same bucket get out of each other's way.
 * No lock is held between the two statements. The time is the database's.
 */
@ApplicationScoped
public class DatabaseLedger implements Ledger {

    private static final int TRIES = 20;
    private static final int LONGEST_PAUSE_DOUBLINGS = 6;

    @Inject
    QuotaBuckets buckets;

    @Inject
    Clock clock;

    @Override
    public List<Reply> exchange(String node, List<Ask> asks) {
        Map<String, Ask> open = new LinkedHashMap<>();
        asks.forEach(ask -> open.put(ask.quota().key().text(), ask));
        Map<String, Reply> replies = new HashMap<>();
        for (int attempt = 0; attempt < TRIES && !open.isEmpty(); attempt++) {
            pauseBefore(attempt);
            replies.putAll(attempt(node, open));
            open.keySet().removeAll(replies.keySet());
        }
        if (!open.isEmpty()) {
            throw new Away("other nodes were always quicker");
        }
        List<Reply> ordered = new ArrayList<>();
        asks.forEach(ask -> ordered.add(replies.get(ask.quota().key().text())));
        return ordered;
    }

    /** None before the first attempt, then up to 2, 4, 8 and so on to 64 ms: all of them together last a second at most. */
    private static void pauseBefore(int attempt) {
        if (attempt == 0) {
            return;
        }
        long most = MILLISECONDS.toNanos(1L << Math.min(attempt, LONGEST_PAUSE_DOUBLINGS));
        LockSupport.parkNanos(ThreadLocalRandom.current().nextLong(most));
    }

    /** Returns the replies of those whose bucket could be written. */
    private Map<String, Reply> attempt(String node, Map<String, Ask> asks) {
        QuotaBuckets.Found found = buckets.read(asks.keySet());
        Duration ahead = Duration.between(clock.instant(), found.now());
        Map<String, SharedBucket.Exchanged> exchanged = new HashMap<>();
        asks.forEach(
                (key, ask) -> exchanged.put(key, exchange(node, shifted(ask, ahead), found.bucket(key), found.now())));
        Map<String, QuotaBuckets.Version> after = exchanged.entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey,
                        entry -> found.next(entry.getKey(), entry.getValue().bucket())));
        Set<String> written = buckets.write(after);
        return exchanged.entrySet().stream()
                .filter(entry -> written.contains(entry.getKey()))
                .collect(Collectors.toMap(
                        Map.Entry::getKey, entry -> entry.getValue().reply()));
    }

    private static SharedBucket.Exchanged exchange(String node, Ask ask, @Nullable SharedBucket bucket, Instant now) {
        SharedBucket present = bucket == null ? SharedBucket.full(now) : bucket;
        return present.exchange(ask, node, ask.quota().allowance().pace(), now);
    }

    /** What was seen is told in this node's time, which may not be the database's. */
    private static Ask shifted(Ask ask, Duration ahead) {
        Observation seen = ask.seen();
        if (seen instanceof Observation.Blocked blocked) {
            seen = new Observation.Blocked(blocked.until().plus(ahead));
        } else if (seen instanceof Observation.Left left) {
            seen = new Observation.Left(left.calls(), left.reset().plus(ahead));
        }
        return new Ask(ask.quota(), ask.waiting(), ask.spare(), ask.spent(), seen);
    }
}
