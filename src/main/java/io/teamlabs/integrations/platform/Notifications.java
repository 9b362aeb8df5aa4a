package io.teamlabs.integrations.platform;

import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedThreadFactory;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * The changes that any node or hand writes, heard from the database on one connection of this node's own. What is
 * remembered may be relied upon while the listener is alive, which ends five seconds after its last sign of life. A node
 * whose listener cannot connect works without memory.
 */
@ApplicationScoped
public class Notifications {

    @Resource(lookup = "java:comp/DefaultManagedThreadFactory")
    ManagedThreadFactory threads;

    @Inject
    DirectConnections connections;

    @Inject
    @Any
    Instance<NotificationSubscriber> subscribers;

    private final ListenerSigns signs = new ListenerSigns();
    private @Nullable NotificationListener listener;

    /** Begins to listen, in a thread of its own; a second call does nothing. */
    public synchronized void start() {
        if (listener == null) {
            listener =
                    new NotificationListener(connections, subscribers.stream().toList(), signs);
            threads.newThread(listener).start();
        }
    }

    public synchronized void stop() {
        if (listener != null) {
            listener.stop();
            listener = null;
        }
    }

    /** Whether what is remembered may be relied upon. */
    public boolean isAlive() {
        return signs.isAlive();
    }

    /** Whether there is a connection now; where there is none the listener may still be alive for some seconds. */
    public boolean isConnected() {
        return signs.isConnected();
    }

    /** Returns how often the connection was lost since the start. */
    public long losses() {
        return signs.losses();
    }

    /** Returns the age of the listener's last sign of life. */
    public Duration sinceLastSign() {
        return signs.sinceLastSign();
    }
}
