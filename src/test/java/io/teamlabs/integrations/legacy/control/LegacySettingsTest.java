package io.teamlabs.integrations.legacy.control;

import static org.assertj.core.api.Assertions.assertThat;

import io.teamlabs.integrations.legacy.entity.StatusView;
import io.teamlabs.integrations.platform.SettingsReader;
import io.teamlabs.integrations.platform.SettingsSource;
import java.util.Map;
import org.junit.jupiter.api.Test;

class LegacySettingsTest {

    @Test
    void readWithoutTheSettingIsTheWrittenSpecification() {
        assertThat(LegacySettings.from(reader(Map.of())).statusView()).isEqualTo(StatusView.OBJECT);
    }

    @Test
    void readOfListIsWhatTheFrontendInProductionMapsOver() {
        assertThat(LegacySettings.from(reader(Map.of("OLD_STATUS_VIEW", "list")))
                        .statusView())
                .isEqualTo(StatusView.LIST);
    }

    @Test
    void readOfAnythingElseIsAFaultThatNamesBoth() {
        SettingsReader reader = reader(Map.of("OLD_STATUS_VIEW", "tree"));
        LegacySettings.from(reader);

        assertThat(reader.faults().get("OLD_STATUS_VIEW")).contains("object", "list");
    }

    private static SettingsReader reader(Map<String, String> settings) {
        return new SettingsReader(SettingsSource.of(settings));
    }
}
