package io.teamlabs.integrations.identity.control;

import static org.assertj.core.api.Assertions.assertThat;

import io.teamlabs.integrations.platform.SettingsReader;
import io.teamlabs.integrations.platform.SettingsSource;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BrowserSettingsTest {

    @Test
    void listedOriginsAreAllowedAndNoOthers() {
        BrowserSettings settings =
                read("https://App.example.com, http://localhost:3000").settings();
        assertThat(settings.allows("https://app.example.com")).isTrue();
        assertThat(settings.allows("http://localhost:3000")).isTrue();
        for (String other : new String[] {
            "http://app.example.com", "https://app.example.com:8443", "https://app.example.com.evil", "null", "", "*"
        }) {
            assertThat(settings.allows(other)).as(other).isFalse();
        }
        assertThat(settings.allows(null)).isFalse();
    }

    @Test
    void nothingIsAllowedByDefault() {
        BrowserSettings settings = BrowserSettings.from(new SettingsReader(SettingsSource.of(Map.of())));
        assertThat(settings.allowedOrigins()).isEmpty();
        assertThat(settings.consoleSignInUrl()).isNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "*",
                "null",
                "app.example.com",
                "https://app.example.com/",
                "https://app.example.com/path",
                "ftp://a.b",
                "https://user@app.example.com",
                "https://*.example.com",
                "https://app.example.com?x"
            })
    void whatIsNoOriginIsAFault(String origin) {
        assertThat(read("https://good.example," + origin).reader().faults()).containsOnlyKeys("CORS_ALLOWED_ORIGINS");
    }

    private static Read read(String origins) {
        SettingsReader reader = new SettingsReader(SettingsSource.of(Map.of("CORS_ALLOWED_ORIGINS", origins)));
        return new Read(reader, BrowserSettings.from(reader));
    }

    private record Read(SettingsReader reader, BrowserSettings settings) {}
}
