package io.teamlabs.integrations.ratelimit.entity;

import java.time.Duration;

/** How a bucket fills: one token each period, until it holds the burst. */
public record Pace(Duration period, int burst) {

    public Pace {
        if (period.isNegative() || period.isZero() || burst < 1) {
            throw new IllegalArgumentException("A pace has a period, and a burst of at least one");
        }
    }

    /** The pace of one of so many nodes that know nothing of each other; together they keep to this one. */
    public Pace shared(int nodes) {
        return new Pace(period.multipliedBy(nodes), Math.max(1, burst / nodes));
    }

    /** What a bucket must hold for a call of this cost: no bucket ever holds more than its burst. */
    public int needed(int cost) {
        return Math.min(cost, burst);
    }

    Duration times(long tokens) {
        return period.multipliedBy(tokens);
    }
}
