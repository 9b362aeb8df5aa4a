package io.teamlabs.integrations.ratelimit.entity;

import java.util.concurrent.atomic.AtomicBoolean;

/** Leave for one call, to be made at once: it was reckoned with for a short time only. */
public final class Permit {

    private final Runnable giveBack;
    private final AtomicBoolean given = new AtomicBoolean();

    public Permit(Runnable giveBack) {
        this.giveBack = giveBack;
    }

    /** Gives back what was not used, to whoever waits; a second time does nothing. A call that left is never given back. */
    public void giveBack() {
        if (given.compareAndSet(false, true)) {
            giveBack.run();
        }
    }
}
