package io.teamlabs.integrations.ratelimit.control;

import static org.assertj.core.api.Assertions.assertThat;

import io.teamlabs.integrations.platform.SettingsReader;
import io.teamlabs.integrations.platform.SettingsSource;
import io.teamlabs.integrations.ratelimit.entity.Allowance;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class LimiterSettingsTest {

    private static SettingsReader reader(Map<String, String> values) {
        return new SettingsReader(SettingsSource.of(values));
    }

    @Test
    void withoutSettingsThereAreDefaultsWithoutFaults() {
        SettingsReader reader = reader(Map.of());

        assertThat(LimiterSettings.from(reader)).isEqualTo(new LimiterSettings(10_000, 4, Duration.ofDays(1)));
        assertThat(CallerSettings.from(reader).enabled()).isTrue();
        assertThat(reader.faults()).isEmpty();
    }

    @Test
    void allowancesAreReadAsWritten() {
        CallerSettings settings = CallerSettings.from(reader(Map.of("CALLER_LIMIT_USER", "10/1s/3")));

        assertThat(settings.user()).isEqualTo(new Allowance(10, Duration.ofSeconds(1), 3));
    }

    @Test
    @DisplayName("bar 40: a wrong allowance is named, with what would be right")
    void wrongAllowanceIsNamed() {
        SettingsReader reader = reader(Map.of("CALLER_LIMIT_SERVICE", "plenty"));

        CallerSettings.from(reader);

        assertThat(reader.faults()).containsOnlyKeys("CALLER_LIMIT_SERVICE");
        assertThat(reader.faults().get("CALLER_LIMIT_SERVICE"))
                .contains("100/1m")
                .doesNotContain("plenty");
    }
}
