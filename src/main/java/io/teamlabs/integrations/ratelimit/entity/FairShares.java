package io.teamlabs.integrations.ratelimit.entity;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Deals tokens to the tenants in turn, whoever was served least first, portion by portion. Where the next in turn waits on
 * another node, its portion is left for that node to fetch; where the tokens do not suffice for the next portion, nobody
 * overtakes.
 */
public final class FairShares {

    private final String node;
    private final Map<String, Integer> dealt = new TreeMap<>();
    private long used;
    private @Nullable Long needed;

    private FairShares(String node) {
        this.node = node;
    }

    /** Deals out so many tokens on behalf of a node. */
    public static FairShares deal(List<Turn> turns, String node, long tokens) {
        FairShares shares = new FairShares(node);
        PriorityQueue<Place> queue = new PriorityQueue<>(
                Comparator.comparingLong((Place place) -> place.served).thenComparing(p -> p.tenant));
        for (Turn turn : turns) {
            if (turn.isWaiting()) {
                queue.add(new Place(turn, node));
            }
        }
        shares.run(queue, tokens);
        return shares;
    }

    /** Goes on beyond the tokens until it is known when the node's next portion comes. */
    private void run(PriorityQueue<Place> queue, long tokens) {
        boolean dealing = true;
        while (!queue.isEmpty() && (dealing || needed == null)) {
            Place next = queue.remove();
            int portion = next.nextPortion();
            boolean here = next.here > 0;
            dealing = dealing && used + portion <= tokens;
            used += portion;
            if (here && dealing) {
                dealt.merge(next.tenant, portion, Integer::sum);
            } else if (here) {
                needed = needed == null ? Long.valueOf(used) : needed;
            }
            next.take(portion);
            if (next.open() > 0) {
                queue.add(next);
            }
        }
    }

    /** What the node got, by tenant. */
    public Map<String, Integer> dealt() {
        return Map.copyOf(dealt);
    }

    /** How many tokens there must be for the node's next portion, those of everyone before it included; null for none. */
    public @Nullable Long needed() {
        return needed;
    }

    /** Returns the turns after the dealing. */
    public List<Turn> served(List<Turn> turns) {
        List<Turn> after = new ArrayList<>();
        for (Turn turn : turns) {
            Integer tokens = dealt.get(turn.tenant());
            after.add(tokens == null ? turn : turn.served(node, tokens));
        }
        return after;
    }

    private static final class Place {
        private final String tenant;
        private final int portion;
        private long served;
        private int here;
        private int elsewhere;

        Place(Turn turn, String node) {
            tenant = turn.tenant();
            portion = turn.portion();
            served = turn.served();
            here = turn.wantedBy(node);
            elsewhere = turn.wanted() - here;
        }

        int nextPortion() {
            return Math.min(portion, here > 0 ? here : elsewhere);
        }

        void take(int tokens) {
            served += tokens;
            if (here > 0) {
                here -= tokens;
            } else {
                elsewhere -= tokens;
            }
        }

        int open() {
            return here + elsewhere;
        }
    }
}
