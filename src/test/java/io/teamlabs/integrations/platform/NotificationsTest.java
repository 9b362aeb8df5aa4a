package io.teamlabs.integrations.platform;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Over a real PostgreSQL: what is sent is heard, what may have gone unheard is dropped. */
class NotificationsTest {

    private static final String KILL = "SELECT count(pg_terminate_backend(pid)) FROM pg_stat_activity"
            + " WHERE datname = current_database() AND application_name = 'teamlabs-integrations-listener'";

    private final Workbench workbench = new Workbench(weld -> weld.addBeanClasses(Ears.class, OtherEars.class));
    private final Notifications notifications = workbench.bean(Notifications.class);

    /** Writes down what it is told; "fail" is too much for it. */
    abstract static class Hearing implements NotificationSubscriber {
        private final List<String> heard = new CopyOnWriteArrayList<>();

        @Override
        public void changed(String payload) {
            if (payload.equals("fail")) {
                throw new IllegalStateException("A subscriber that fails");
            }
            heard.add(payload);
        }

        @Override
        public void dropped() {
            heard.add("dropped");
        }

        List<String> heard() {
            return List.copyOf(heard);
        }
    }

    @ApplicationScoped
    static class Ears extends Hearing {
        @Override
        public String channel() {
            return "test_one";
        }
    }

    @ApplicationScoped
    static class OtherEars extends Hearing {
        @Override
        public String channel() {
            return "test_two";
        }
    }

    @AfterEach
    void stop() {
        notifications.stop();
        workbench.close();
    }

    private List<String> heard() {
        return workbench.bean(Ears.class).heard();
    }

    private static void send(String channel, String payload) {
        Workbench.askOwner("SELECT pg_notify('" + channel + "', '" + payload + "')");
    }

    private void listen() {
        notifications.start();
        Eventually.holds(() -> assertThat(notifications.isConnected()).isTrue());
    }

    @Test
    void whatIsSentOnAChannelIsHeardByWhoSubscribedToIt() {
        listen();

        send("test_one", "first");
        send("test_two", "other");
        send("test_one", "second");

        Eventually.holds(() -> assertThat(heard()).containsExactly("dropped", "first", "second"));
        Eventually.holds(
                () -> assertThat(workbench.bean(OtherEars.class).heard()).containsExactly("dropped", "other"));
    }

    @Test
    @DisplayName("towards bar 37: a lost connection is counted, made anew, and everything remembered is dropped")
    void lostConnectionIsCountedAndWhatWasRememberedIsDropped() {
        listen();

        assertThat(Workbench.askSuperuser(KILL)).containsExactly("1");

        Eventually.holds(() -> assertThat(heard()).containsExactly("dropped", "dropped"));
        Eventually.holds(() -> assertThat(notifications.isConnected()).isTrue());
        assertThat(notifications.losses()).isEqualTo(1);
        assertThat(notifications.isAlive()).isTrue();
    }

    @Test
    void signsOfLifeComeEachSecondThoughNothingIsSent() throws InterruptedException {
        listen();

        Thread.sleep(3_000);

        assertThat(notifications.sinceLastSign()).isLessThan(Duration.ofMillis(2_500));
        assertThat(notifications.losses()).isZero();
    }

    @Test
    void whereASubscriberFailsAllDropWhatTheyRemember() {
        listen();

        send("test_one", "fail");

        Eventually.holds(() -> assertThat(heard()).containsExactly("dropped", "dropped"));
        Eventually.holds(
                () -> assertThat(workbench.bean(OtherEars.class).heard()).hasSize(2));
    }

    @Test
    void afterTheStopNothingIsHeardAndNoConnectionIsLeft() {
        listen();

        notifications.stop();

        Eventually.holds(() -> assertThat(notifications.isConnected()).isFalse());
        Eventually.holds(() -> assertThat(Workbench.askSuperuser(KILL)).containsExactly("0"));
        assertThat(notifications.losses()).isZero();
    }

    @Test
    void whatNeverListenedIsNotAlive() {
        assertThat(notifications.isAlive()).isFalse();
        assertThat(notifications.isConnected()).isFalse();
    }

    /** A listener that cannot connect is no reason not to start, and is no loss, as nothing was there. */
    @Test
    void listenerThatCannotConnectTriesAgain() {
        ListenerSigns signs = new ListenerSigns();
        Ears ears = new Ears();
        List<String> tries = new CopyOnWriteArrayList<>();
        DirectConnections refusing = new DirectConnections() {
            @Override
            public Connection open(String applicationName, Duration patience) throws SQLException {
                tries.add(applicationName);
                throw new SQLException("refused");
            }
        };
        NotificationListener listener = new NotificationListener(refusing, List.of(ears), signs);
        Thread thread = PlainThreads.factory().newThread(listener);
        thread.start();

        Eventually.holds(() -> assertThat(tries).hasSizeGreaterThan(1));
        listener.stop();

        assertThat(Set.copyOf(tries)).containsExactly(NotificationLink.APPLICATION_NAME);
        assertThat(signs.isAlive()).isFalse();
        assertThat(signs.losses()).isZero();
        assertThat(ears.heard()).isEmpty();
    }
}
