package io.teamlabs.integrations.operations.control;

import jakarta.enterprise.context.ApplicationScoped;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;

/**
 * Whether this node asks to be left alone: it answers as before, but says that it is not ready, so that what stands before it
 * sends its calls elsewhere and it can be stopped with none of them under way. Ends with the process, or by a second thought.
 */
@ApplicationScoped
public class Draining {

    private static final Logger LOG = System.getLogger(Draining.class.getName());

    private volatile boolean begun;

    public boolean isBegun() {
        return begun;
    }

    /** Asked twice, nothing happens the second time. */
    public synchronized void begin() {
        if (!begun) {
            LOG.log(Level.INFO, "Draining: readiness says so, and calls that still come are answered");
        }
        begun = true;
    }

    /** The node is ready again, as far as it is able. */
    public synchronized void end() {
        if (begun) {
            LOG.log(Level.INFO, "No longer draining");
        }
        begun = false;
    }
}
