package io.teamlabs.integrations.connection.entity;

import static io.teamlabs.integrations.connection.entity.SampleIntegrations.NOON;
import static io.teamlabs.integrations.connection.entity.SampleIntegrations.fresh;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Random;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Whatever happens in whatever order, the row keeps what the table's check constraints ask for. */
class IntegrationSequencesTest {

    @Test
    @DisplayName("bar 16: no order of events revives a cut row or breaks what must go together")
    void anyOrderOfEventsKeepsWhatMustGoTogether() {
        for (int seed = 0; seed < 2_000; seed++) {
            Random random = new Random(seed);
            Integration integration = fresh();
            Instant now = NOON;
            for (int step = 0; step < 30; step++) {
                now = now.plusSeconds(1 + random.nextInt(3_000));
                long before = integration.grantGeneration();
                boolean had = integration.isConnected();
                boolean connects = RandomEvents.happen(integration, random, now);
                String place = "seed " + seed + ", step " + step;
                assertGoesTogether(integration, place);
                boolean replaced = connects || had != integration.isConnected();
                assertThat(integration.grantGeneration()).as(place).isEqualTo(replaced ? before + 1 : before);
                assertThat(had || connects || !integration.isConnected())
                        .as(place)
                        .isTrue();
            }
        }
    }

    /** The check constraints of V3, in Java. */
    private static void assertGoesTogether(Integration integration, String place) {
        boolean connected = integration.isConnected();
        IntegrationStatus status = integration.status();
        assertThat(connected).as(place).isEqualTo(integration.tokens().isPresent());
        assertThat(connected).as(place).isEqualTo(integration.connectedAt() != null);
        assertThat(connected).as(place).isEqualTo(status != IntegrationStatus.REVOKED);
        if (integration.refreshAt() != null) {
            assertThat(integration.hasRefreshToken()).as(place).isTrue();
            assertThat(status).as(place).isIn(IntegrationStatus.ACTIVE, IntegrationStatus.ERROR);
            assertThat(integration.needsReconnect()).as(place).isFalse();
        }
        if (integration.leaseId() != null) {
            assertThat(integration.refreshAt()).as(place).isNotNull();
        }
        assertThat(integration.hasRefreshToken() && !connected).as(place).isFalse();
        assertThat(integration.needsReconnect() && status == IntegrationStatus.ACTIVE)
                .as(place)
                .isFalse();
    }
}
