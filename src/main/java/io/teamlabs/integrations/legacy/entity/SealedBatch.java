package io.teamlabs.integrations.legacy.entity;

import io.teamlabs.integrations.identity.entity.OrganizationId;
import java.util.Set;

/**
 * What became of a batch of copied tokens.
 *
 * @param claimed how many rows were taken up; none at the end
 * @param sealed how many of them are sealed now
 * @param failed the organizations whose tokens could not be sealed
 */
public record SealedBatch(int claimed, long sealed, Set<OrganizationId> failed) {

    public SealedBatch {
        failed = Set.copyOf(failed);
    }
}
