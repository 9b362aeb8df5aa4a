package io.teamlabs.integrations.connection.control;

import io.teamlabs.integrations.identity.entity.OrganizationId;
import java.util.UUID;

/**
 * An SPI, found by CDI: who must hear that a row's tokens were replaced or erased. It is told where that happens, which may
 * be in a transaction that is not committed yet: note it, and look later. It neither waits nor fails.
 */
@FunctionalInterface
public interface TokenObserver {

    void tokensChanged(OrganizationId organization, UUID row);
}
