package io.teamlabs.integrations.access.control;

import io.teamlabs.integrations.connection.entity.Integration;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Clock;

/** The sweep over tokens that ran out with nothing to refresh them, seen by no reader. */
@ApplicationScoped
public class RunOuts {

    private static final Logger LOG = System.getLogger(RunOuts.class.getName());
    private static final int BATCH = 100;

    @Inject
    Leases leases;

    @Inject
    StoredTokens stored;

    @Inject
    Clock clock;

    public void sweep() {
        leases.findRunOut(BATCH).forEach(this::expire);
    }

    private void expire(Leases.RowKey key) {
        try {
            stored.find(key.organization(), key.id()).filter(this::isRunOut).ifPresent(stored::ranOut);
        } catch (Exception failure) {
            LOG.log(Level.ERROR, "The integration " + key.id() + ", which ran out, could not be marked", failure);
        }
    }

    private boolean isRunOut(Integration row) {
        return row.isUsable() && !row.hasRefreshToken() && row.isTokenExpired(clock.instant());
    }
}
