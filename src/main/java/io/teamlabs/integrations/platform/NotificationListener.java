package io.teamlabs.integrations.platform;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGNotification;

/**
 * Listens for as long as the node runs. What was lost is connected again; as nobody knows what went unheard meanwhile,
 * every subscriber then drops what it remembered.
 */
final class NotificationListener implements Runnable {

    private static final Logger LOG = System.getLogger(NotificationListener.class.getName());
    private static final Duration PROBE = Duration.ofSeconds(1);
    private static final Duration PAUSE = Duration.ofMillis(500);

    private final DirectConnections connections;
    private final List<NotificationSubscriber> subscribers;
    private final ListenerSigns signs;
    private volatile boolean stopping;
    private volatile @Nullable NotificationLink link;
    private long nextProbe;

    NotificationListener(DirectConnections connections, List<NotificationSubscriber> subscribers, ListenerSigns signs) {
        this.connections = connections;
        this.subscribers = List.copyOf(subscribers);
        this.signs = signs;
    }

    @Override
    public void run() {
        while (isWanted()) {
            try (NotificationLink fresh = NotificationLink.open(connections, channels())) {
                link = fresh;
                begin(fresh);
                while (isWanted()) {
                    hear(fresh);
                }
            } catch (SQLException | RuntimeException failure) {
                lost(failure);
            }
        }
        signs.ended();
    }

    /** A server that stops interrupts the threads that it gave. */
    private boolean isWanted() {
        return !stopping && !Thread.currentThread().isInterrupted();
    }

    private Set<String> channels() {
        return subscribers.stream().map(NotificationSubscriber::channel).collect(Collectors.toSet());
    }

    /** What is dropped only now may still be filled from before: the subscribers must know older fillings apart. */
    private void begin(NotificationLink fresh) throws SQLException {
        long asked = System.nanoTime();
        fresh.probe();
        subscribers.forEach(NotificationSubscriber::dropped);
        signs.connectedAt(asked);
        nextProbe = asked + PROBE.toNanos();
        LOG.log(Level.INFO, "Listening for changes that other nodes write");
    }

    private void hear(NotificationLink live) throws SQLException {
        live.await(Duration.ofNanos(nextProbe - System.nanoTime())).forEach(this::tell);
        long now = System.nanoTime();
        if (now - nextProbe >= 0) {
            live.probe();
            signs.seenAt(now);
            nextProbe = now + PROBE.toNanos();
        }
    }

    private void tell(PGNotification notification) {
        for (NotificationSubscriber subscriber : subscribers) {
            if (subscriber.channel().equals(notification.getName())) {
                subscriber.changed(notification.getParameter());
            }
        }
    }

    /** What is tried twice a second is logged once. */
    private void lost(Exception failure) {
        if (!isWanted()) {
            return;
        }
        if (signs.lost()) {
            LOG.log(
                    Level.WARNING,
                    "The listener lost its connection; until it has one again nothing is remembered",
                    failure);
        }
        LockSupport.parkNanos(PAUSE.toNanos());
    }

    /** Ends the run, from whatever thread. */
    void stop() {
        stopping = true;
        NotificationLink live = link;
        if (live != null) {
            try {
                live.cut();
            } catch (SQLException already) {
                LOG.log(Level.DEBUG, "The listener's connection was gone already");
            }
        }
    }
}
