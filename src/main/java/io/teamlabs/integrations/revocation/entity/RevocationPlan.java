package io.teamlabs.integrations.revocation.entity;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What was decided in the transaction of the cut; the id is there where something is to be worked off after it. */
public record RevocationPlan(
        RevocationResult result, @Nullable UUID id) {

    public static final RevocationPlan NOT_NEEDED = new RevocationPlan(RevocationResult.NOT_NEEDED, null);
    public static final RevocationPlan SHARED = new RevocationPlan(RevocationResult.SHARED, null);

    public static RevocationPlan pending(UUID id) {
        return new RevocationPlan(RevocationResult.PENDING, id);
    }
}
