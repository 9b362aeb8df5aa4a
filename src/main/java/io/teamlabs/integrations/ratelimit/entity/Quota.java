package io.teamlabs.integrations.ratelimit.entity;

/** What a provider allows to those whom it counts together. */
public record Quota(QuotaKey key, Allowance allowance) {

    /** One call's charge on this quota. */
    public Charge charge(int cost) {
        return new Charge(this, cost);
    }
}
