package io.teamlabs.integrations.identity.control;

import static org.assertj.core.api.Assertions.assertThat;

import io.teamlabs.integrations.identity.entity.Person;
import io.teamlabs.integrations.identity.entity.UserId;
import io.teamlabs.integrations.platform.Eventually;
import io.teamlabs.integrations.platform.Notifications;
import io.teamlabs.integrations.platform.Workbench;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.spi.AfterBeanDiscovery;
import jakarta.enterprise.inject.spi.Extension;
import java.time.Clock;
import java.time.Duration;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** People remembered for as long as the database tells of their changes. */
class RememberedPeopleTest {

    private static final UserId ADA = new UserId("ada");

    private final MovableClock clock = new MovableClock();
    private final Workbench workbench =
            new Workbench(weld -> weld.addBeanClasses(People.class).addExtension(new Time()));
    private final People people = workbench.bean(People.class);
    private final Notifications notifications = workbench.bean(Notifications.class);

    /** The clock of the test. */
    final class Time implements Extension {
        void give(@Observes AfterBeanDiscovery discovery) {
            discovery.<Clock>addBean().types(Clock.class).createWith(context -> clock);
        }
    }

    @BeforeEach
    void fill() {
        Workbench.empty();
        Workbench.asOwner("INSERT INTO users (id, organization_id, role) VALUES ('ada', 'aurora', 'Owner')");
        notifications.start();
        Eventually.holds(() -> assertThat(notifications.isConnected()).isTrue());
    }

    @AfterEach
    void close() {
        notifications.stop();
        workbench.close();
    }

    private Person ada() {
        return people.find(ADA).orElseThrow();
    }

    @Test
    void personIsReadOnceInMinutes() {
        ada();
        long before = Workbench.roundTrips();

        clock.move(Duration.ofMinutes(4));
        ada();
        assertThat(Workbench.roundTrips()).isEqualTo(before);

        clock.move(Duration.ofMinutes(1));
        ada();
        assertThat(Workbench.roundTrips()).isGreaterThan(before);
    }

    @Test
    void changesAreSeenWithinASecond() {
        ada();

        Workbench.asOwner("UPDATE users SET role = 'Member', organization_id = 'boreal'");
        Eventually.holds(Duration.ofSeconds(1), () -> {
            assertThat(ada().isAdministrator()).isFalse();
            assertThat(Objects.toString(ada().organization())).isEqualTo("boreal");
        });

        Workbench.asOwner("DELETE FROM users");
        Eventually.holds(
                Duration.ofSeconds(1), () -> assertThat(people.find(ADA)).isEmpty());
    }
}
