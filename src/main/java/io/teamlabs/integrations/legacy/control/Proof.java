package io.teamlabs.integrations.legacy.control;

import io.teamlabs.integrations.legacy.entity.ProofRun;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Optional;

/**
 * The proof that nothing was lost: the tokens themselves, which only the service can open, and then the old columns
 * against the rows, by the database. A run is worked off by the timer of whichever node is free, and survives a kill.
 */
@ApplicationScoped
public class Proof {

    @Inject
    ProofStatements proofs;

    @Inject
    ProofSteps steps;

    /** Begins a run, unless one is under way, and returns it. */
    public Optional<ProofRun> ask() {
        proofs.ask();
        return proofs.last();
    }

    /** Goes on with a run, where one is under way, for so long at most. */
    public void goOn(Duration most) {
        long end = System.nanoTime() + most.toNanos();
        boolean more = true;
        while (more && System.nanoTime() < end) {
            more = steps.goOn();
        }
    }
}
