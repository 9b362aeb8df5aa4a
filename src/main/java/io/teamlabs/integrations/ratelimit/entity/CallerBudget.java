package io.teamlabs.integrations.ratelimit.entity;

import java.time.Duration;

/**
 * What a caller has left after a call, as it is told (draft-ietf-httpapi-ratelimit-headers-10).
 *
 * @param policy the name of the policy
 * @param remaining how many calls may come at once now
 * @param restored when the bucket is full again; after a refusal, when the next call may come
 * @param refused whether this very call is one too many
 */
public record CallerBudget(String policy, Allowance allowance, long remaining, Duration restored, boolean refused) {

    /** The attribute of a request that was counted already, and has this as its value. */
    public static final String COUNTED = CallerBudget.class.getName();

    /** The value of {@code RateLimit-Policy}: so many calls in so many seconds. */
    public String policyField() {
        return '"' + policy + "\";q=" + allowance.calls() + ";w="
                + allowance.window().toSeconds();
    }

    /** The value of {@code RateLimit}: so many calls remain, and in so many seconds there are more. */
    public String field() {
        return '"' + policy + "\";r=" + remaining + ";t=" + seconds();
    }

    /** The seconds until then, rounded up. */
    public long seconds() {
        return restored.plusNanos(999_999_999).toSeconds();
    }
}
