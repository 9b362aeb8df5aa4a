package io.teamlabs.integrations.ratelimit.entity;

/** What a call costs of a quota; most cost one, but GitHub counts a write as five points. */
public record Charge(Quota quota, int cost) {

    private static final int MOST = 10_000;

    public Charge {
        if (cost < 1 || cost > MOST) {
            throw new IllegalArgumentException("A call costs 1 to 10000");
        }
    }
}
