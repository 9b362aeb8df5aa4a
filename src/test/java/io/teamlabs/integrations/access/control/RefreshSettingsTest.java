package io.teamlabs.integrations.access.control;

import static org.assertj.core.api.Assertions.assertThat;

import io.teamlabs.integrations.platform.SettingsReader;
import io.teamlabs.integrations.platform.SettingsSource;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RefreshSettingsTest {

    @Test
    void defaultsAreWithoutFault() {
        assertThat(faults(Map.of())).isEmpty();
    }

    @Test
    void leaseMustOutliveTheRequestItIsFor() {
        assertThat(faults(Map.of("REFRESH_LEASE", "40s"))).containsOnlyKeys("REFRESH_LEASE");
        assertThat(faults(Map.of("REFRESH_LEASE", "10s", "HTTP_DEADLINE", "5s")))
                .isEmpty();
    }

    @Test
    void refreshesInFlightNeedAConnectionEach() {
        assertThat(faults(Map.of("HTTP_CONNECTIONS_PER_HOST", "100"))).containsOnlyKeys("REFRESH_IN_FLIGHT");
        assertThat(faults(Map.of("HTTP_CONNECTIONS_PER_HOST", "100", "REFRESH_IN_FLIGHT", "100")))
                .isEmpty();
    }

    @Test
    void everyFaultIsNamedAtOnce() {
        assertThat(faults(Map.of("REFRESH_IN_FLIGHT", "0", "REFRESH_INTERVAL", "soon", "REFRESH_ENABLED", "perhaps")))
                .containsOnlyKeys("REFRESH_IN_FLIGHT", "REFRESH_INTERVAL", "REFRESH_ENABLED");
    }

    private static Map<String, String> faults(Map<String, String> values) {
        SettingsReader reader = new SettingsReader(SettingsSource.of(values));
        RefreshSettings.from(reader);
        return reader.faults();
    }
}
