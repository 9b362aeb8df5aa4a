package io.teamlabs.integrations.platform;

/**
 * An SPI, found by CDI: who remembers what the database holds, and must hear when it changes. Told on the listener's own
 * thread: it neither waits nor asks the database. Where it fails, all subscribers are told to drop everything.
 */
public interface NotificationSubscriber {

    /** Returns the channel, a plain SQL name. */
    String channel();

    /** Something changed; the payload is the sender's. */
    void changed(String payload);

    /** Nothing that was remembered so far is to be relied upon: changes may have gone unheard. */
    void dropped();
}
