package io.teamlabs.integrations.simulator.wire;

import java.time.Duration;

/** Waits in real time: a vendor's slowness is not subject to a test's clock. */
final class Pause {
    private Pause() {}

    /** Returns early when the server stops. */
    static void of(Duration time) {
        try {
            Thread.sleep(time.toMillis());
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }
}
