package io.teamlabs.integrations.legacy.control;

import io.teamlabs.integrations.legacy.entity.SealedBatch;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;

/**
 * Seals what migrations copied, batch by batch; any number of nodes share the work. What is not sealed yet can be used as
 * well, as its column says what it is.
 */
@ApplicationScoped
public class Sealing {

    private static final Logger LOG = System.getLogger(Sealing.class.getName());

    /** So few that a row is locked for less than the trigger of the old columns waits. */
    private static final int BATCH = 500;

    @Inject
    SealingSteps steps;

    @Inject
    CopiedTokens copied;

    /** Seals until nothing is left or the time is up; returns how many were sealed. */
    public long seal(Duration most) {
        long start = System.nanoTime();
        long sealed = 0;
        SealedBatch batch = new SealedBatch(null, 0);
        do {
            batch = steps.seal(batch.last(), BATCH);
            sealed += batch.sealed();
        } while (batch.last() != null && System.nanoTime() - start < most.toNanos());
        if (sealed > 0) {
            long milliseconds = (System.nanoTime() - start) / 1_000_000;
            LOG.log(
                    Level.INFO,
                    "Sealed the copied tokens of " + sealed + " integrations in " + milliseconds + " ms; "
                            + copied.count().unsealed() + " are left");
        }
        return sealed;
    }
}
