package io.teamlabs.integrations.ratelimit.entity;

/**
 * What a tenant's waiting calls want of a quota.
 *
 * @param tokens what all of them cost
 * @param portion what the dearest of them costs: less at a time would be of no use to it
 */
public record Demand(int tokens, int portion) {

    public Demand {
        if (tokens < 1 || portion < 1 || portion > tokens) {
            throw new IllegalArgumentException("A demand is of at least one token, and one portion of it");
        }
    }

    /** The demand of one more call. */
    public Demand plus(int cost) {
        return new Demand(tokens + cost, Math.max(portion, cost));
    }
}
