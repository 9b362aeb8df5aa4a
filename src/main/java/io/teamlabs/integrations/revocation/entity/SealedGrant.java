package io.teamlabs.integrations.revocation.entity;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A grant's tokens as they lie in the row. */
@SuppressWarnings("ArrayRecordComponent") // a carrier between the row and the vault, never compared
public record SealedGrant(
        byte @Nullable [] access,
        byte @Nullable [] refresh,
        @Nullable Instant accessExpiry) {

    @Override
    public String toString() {
        return "SealedGrant[•••]";
    }
}
