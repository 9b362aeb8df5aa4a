package io.teamlabs.integrations.legacy.control;

import io.teamlabs.integrations.connection.control.TokenObserver;
import io.teamlabs.integrations.identity.entity.OrganizationId;
import io.teamlabs.integrations.legacy.entity.ToWriteBack;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/**
 * Writes what the service changed to the old columns: all the time where the setting says so, else when an operator asks.
 * What is out of step is read from the database, so nothing is missed by a crash; being told of a change only makes the
 * next look come at once.
 */
@ApplicationScoped
public class WriteBack implements TokenObserver {

    private static final Logger LOG = System.getLogger(WriteBack.class.getName());
    private static final int BATCH = 50;

    /** How many looks are left out where nobody told of a change: another node's may be among what is found then. */
    private static final int QUIET_LOOKS = 10;

    @Inject
    LegacySettings settings;

    @Inject
    OldColumns columns;

    @Inject
    WriteBackSteps steps;

    private final AtomicBoolean told = new AtomicBoolean(true);
    private final AtomicBoolean asked = new AtomicBoolean();
    private int quiet;

    @Override
    public void tokensChanged(OrganizationId organization, UUID row) {
        told.set(true);
    }

    /** Has everything written back that is out of step now; returns how much that is. */
    public long ask() {
        asked.set(true);
        return columns.countToWriteBack();
    }

    /** One look of the timer, for so long at most; returns how many rows were written back. */
    public int look(Duration most) {
        boolean wanted = asked.get() || (settings.writeBack() && (told.getAndSet(false) || ++quiet >= QUIET_LOOKS));
        if (!wanted) {
            return 0;
        }
        quiet = 0;
        return writeAll(System.nanoTime() + most.toNanos());
    }

    private int writeAll(long end) {
        int written = 0;
        @Nullable ToWriteBack last = null;
        List<ToWriteBack> batch;
        do {
            batch = columns.findToWriteBack(last, BATCH);
            written += batch.isEmpty() ? 0 : steps.write(batch);
            last = batch.isEmpty() ? null : batch.get(batch.size() - 1);
        } while (batch.size() == BATCH && System.nanoTime() < end);
        if (batch.size() < BATCH) {
            asked.set(false);
        }
        if (written > 0) {
            LOG.log(Level.INFO, "Wrote " + written + " changed connections back to the old columns");
        }
        return written;
    }
}
