package io.teamlabs.integrations.legacy.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;

/** What the background does while the old columns are being moved: one round of everything. */
@ApplicationScoped
public class Transition {

    private static final Logger LOG = System.getLogger(Transition.class.getName());
    private static final Duration TURN = Duration.ofSeconds(5);
    private static final int AGAIN = 100;

    @Inject
    OldColumns columns;

    @Inject
    Sealing sealing;

    @Inject
    WriteBack writeBack;

    @Inject
    Proof proof;

    /** Does a turn of each work; one that fails delays no other, and is tried again in the next round. */
    public void round() {
        attempt("The sealing of copied tokens", () -> sealing.seal(TURN));
        if (columns.areThere()) {
            attempt("The carrying over of old columns", () -> columns.carryAgain(AGAIN));
            attempt("The writing back to old columns", () -> writeBack.look(TURN));
            attempt("The proof of the copy", () -> proof.goOn(TURN));
        }
    }

    private static void attempt(String name, Runnable task) {
        try {
            task.run();
        } catch (Exception failure) {
            LOG.log(Level.ERROR, name + " failed; the next round tries again", failure);
        }
    }
}
