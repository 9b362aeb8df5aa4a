package io.teamlabs.integrations.ratelimit.entity;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What all nodes know of one quota: a bucket of tokens, what the provider said of it, and who waits.
 *
 * @param fullAt when the bucket is full if nobody takes more; the one number that says how full it is at any time
 * @param blockedUntil until when the provider wants no call at all; null where it said nothing
 * @param ceiling what the provider said was left; null where it said nothing
 */
public record SharedBucket(
        Instant fullAt,
        @Nullable Instant blockedUntil,
        @Nullable Ceiling ceiling,
        List<Turn> turns) {

    /** How long a node's demand is believed after its last word. */
    static final Duration DEMAND_HOLDS = Duration.ofSeconds(2);

    private static final Duration LONGEST_BLOCK = Duration.ofHours(1);
    private static final int SPARE_PART = 4;

    /** So many calls and no more until the provider counts anew, whatever the bucket holds. */
    public record Ceiling(long left, Instant until) {}

    /** A bucket and what it answered. */
    public record Exchanged(SharedBucket bucket, Reply reply) {}

    public SharedBucket {
        turns = List.copyOf(turns);
    }

    /** A full bucket, as of a quota that nobody used for long. */
    public static SharedBucket full(Instant now) {
        return new SharedBucket(now, null, null, List.of());
    }

    public static SharedBucket empty(Pace pace, Instant now) {
        return new SharedBucket(now.plus(pace.times(pace.burst())), null, null, List.of());
    }

    /** Returns when the bucket says no more than a full one would, and may be forgotten. */
    public Instant deadAt() {
        Instant latest = fullAt;
        if (blockedUntil != null && blockedUntil.isAfter(latest)) {
            latest = blockedUntil;
        }
        return ceiling != null && ceiling.until().isAfter(latest) ? ceiling.until() : latest;
    }

    /** Serves a node's ask at this moment. */
    public Exchanged exchange(Ask ask, String node, Pace pace, Instant now) {
        SharedBucket heard = seen(ask.seen(), now).charged(ask.spent(), pace, now);
        List<Turn> present = Turns.joined(heard.turns, ask.waiting(), node, now.plus(DEMAND_HOLDS), now);
        long tokens = heard.tokens(pace, now);
        FairShares shares = FairShares.deal(present, node, tokens);
        int granted =
                shares.dealt().values().stream().mapToInt(Integer::intValue).sum();
        List<Turn> after = shares.served(present);
        int spare = Math.min(ask.spare(), spare(tokens - granted, after));
        SharedBucket left = new SharedBucket(heard.fullAt, heard.blockedUntil, heard.ceiling, Turns.tidied(after))
                .charged(granted + spare, pace, now);
        Duration ready = heard.readyIn(shares.needed(), pace, now);
        return new Exchanged(left, left.reply(shares.dealt(), spare, pace, ready, node, now));
    }

    private Reply reply(
            Map<String, Integer> granted, int spare, Pace pace, @Nullable Duration ready, String node, Instant now) {
        Map<String, Integer> elsewhere = turns.stream()
                .filter(turn -> turn.wanted() > turn.wantedBy(node))
                .collect(Collectors.toMap(Turn::tenant, turn -> turn.wanted() - turn.wantedBy(node)));
        Duration blocked = blockedUntil == null ? Duration.ZERO : until(blockedUntil, now);
        return new Reply(
                granted, spare, pace, until(fullAt, now), blocked, until(closedUntil(), now), ready, elsewhere);
    }

    /** In advance a node gets a part of what nobody waits for, and nothing while somebody waits. */
    private static int spare(long tokens, List<Turn> turns) {
        return turns.stream().anyMatch(Turn::isWaiting) ? 0 : (int) Math.min(Integer.MAX_VALUE, tokens / SPARE_PART);
    }

    private SharedBucket seen(@Nullable Observation seen, Instant now) {
        Ceiling open = ceiling == null || !now.isBefore(ceiling.until()) ? null : ceiling;
        Instant blocked = blockedUntil == null || !now.isBefore(blockedUntil) ? null : blockedUntil;
        if (seen instanceof Observation.Blocked block) {
            Instant until = bounded(block.until(), now);
            blocked = blocked == null || until.isAfter(blocked) ? until : blocked;
        } else if (seen instanceof Observation.Left left) {
            open = lower(open, new Ceiling(left.calls(), bounded(left.reset(), now)));
        }
        return new SharedBucket(fullAt, blocked, open, turns);
    }

    /** What is left only shrinks until the reset: an answer on its way knows nothing of the calls behind it. */
    private static Ceiling lower(@Nullable Ceiling known, Ceiling told) {
        return known == null || told.left() < known.left() ? told : known;
    }

    /** Returns the time, or the latest that is heeded. */
    public static Instant bounded(Instant until, Instant now) {
        Instant latest = now.plus(LONGEST_BLOCK);
        return until.isAfter(latest) ? latest : until;
    }

    private SharedBucket charged(long tokens, Pace pace, Instant now) {
        if (tokens == 0) {
            return this;
        }
        Instant from = fullAt.isBefore(now) ? now : fullAt;
        Ceiling lowered = ceiling == null ? null : new Ceiling(Math.max(0, ceiling.left() - tokens), ceiling.until());
        return new SharedBucket(from.plus(pace.times(tokens)), blockedUntil, lowered, turns);
    }

    private long tokens(Pace pace, Instant now) {
        if (blockedUntil != null) {
            return 0;
        }
        long missing = ceilDiv(until(fullAt, now).toNanos(), pace.period().toNanos());
        long tokens = Math.max(0, pace.burst() - missing);
        return ceiling == null ? tokens : Math.min(tokens, ceiling.left());
    }

    private static long ceilDiv(long dividend, long divisor) {
        return (dividend + divisor - 1) / divisor;
    }

    private @Nullable Duration readyIn(@Nullable Long needed, Pace pace, Instant now) {
        if (needed == null) {
            return null;
        }
        Duration filled = until(fullAt.plus(pace.times(needed - pace.burst())), now);
        boolean beyond = ceiling != null && ceiling.left() < needed;
        Duration open = until(beyond && ceiling != null ? ceiling.until() : closedUntil(), now);
        return filled.compareTo(open) > 0 ? filled : open;
    }

    private Instant closedUntil() {
        if (blockedUntil != null) {
            return blockedUntil;
        }
        return ceiling != null && ceiling.left() == 0 ? ceiling.until() : Instant.MIN;
    }

    private static Duration until(Instant then, Instant now) {
        return then.isAfter(now) ? Duration.between(now, then) : Duration.ZERO;
    }
}
