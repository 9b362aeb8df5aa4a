package io.teamlabs.integrations.platform;

import java.time.Duration;

/** Waits for what other threads are about to do: an assertion that must hold soon. */
public final class Eventually {

    private static final Duration PATIENCE = Duration.ofSeconds(15);
    private static final Duration PAUSE = Duration.ofMillis(25);

    private Eventually() {}

    /** Tries again while the assertion fails, and fails as it does when time is up. */
    public static void holds(Runnable assertion) {
        holds(PATIENCE, assertion);
    }

    /** The same, for what takes longer. */
    public static void holds(Duration patience, Runnable assertion) {
        long end = System.nanoTime() + patience.toNanos();
        while (true) {
            try {
                assertion.run();
                return;
            } catch (AssertionError notYet) {
                if (System.nanoTime() > end) {
                    throw notYet;
                }
                pause();
            }
        }
    }

    private static void pause() {
        try {
            Thread.sleep(PAUSE.toMillis());
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while waiting", interrupted);
        }
    }
}
