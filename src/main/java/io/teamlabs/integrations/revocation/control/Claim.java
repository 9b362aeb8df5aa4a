package io.teamlabs.integrations.revocation.control;

import io.teamlabs.integrations.revocation.entity.RevocationResult;
import org.jspecify.annotations.Nullable;

/** What a claim gave: an attempt to make, or else the result without one. */
record Claim(@Nullable RevocationAttempt attempt, RevocationResult otherwise) {

    static Claim of(RevocationAttempt attempt) {
        return new Claim(attempt, RevocationResult.PENDING);
    }

    static Claim none(RevocationResult result) {
        return new Claim(null, result);
    }
}
