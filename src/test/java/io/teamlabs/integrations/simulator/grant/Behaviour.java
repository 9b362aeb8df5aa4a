package io.teamlabs.integrations.simulator.grant;

import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/** How a vendor issues tokens at present; programmable, and back to the vendor's own habits on reset. */
public final class Behaviour {
    private final Optional<Duration> usualLifetime;
    private Optional<Duration> lifetime;
    private boolean rotation;
    private boolean familyRevocation;
    private Optional<Set<String>> consent = Optional.empty();

    Behaviour(Optional<Duration> usualLifetime) {
        this.usualLifetime = usualLifetime;
        this.lifetime = usualLifetime;
    }

    /** Of access tokens issued from now on; empty where they do not run out. */
    public synchronized Optional<Duration> lifetime() {
        return lifetime;
    }

    synchronized void lifetime(Optional<Duration> changed) {
        lifetime = changed;
    }

    /** The vendor's own. */
    public Optional<Duration> usualLifetime() {
        return usualLifetime;
    }

    /** Whether access tokens run out and refresh tokens are replaced at each use. */
    public synchronized boolean rotation() {
        return rotation;
    }

    synchronized void rotation(boolean on) {
        rotation = on;
    }

    /** Whether a spent refresh token that comes again ends its whole family. */
    public synchronized boolean familyRevocation() {
        return familyRevocation;
    }

    synchronized void familyRevocation(boolean on) {
        familyRevocation = on;
    }

    /** What people grant at most; empty where they grant what is asked. */
    public synchronized Optional<Set<String>> consent() {
        return consent;
    }

    synchronized void consent(Optional<Set<String>> most) {
        consent = most;
    }

    synchronized void reset() {
        lifetime = usualLifetime;
        rotation = false;
        familyRevocation = false;
        consent = Optional.empty();
    }
}
