package io.teamlabs.integrations.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SettingsReaderTest {

    private static final String NAME = "SETTING";

    private enum Colour {
        RED,
        LIGHT_BLUE
    }

    @Test
    void everyFaultIsKeptWithItsRemedyAndNoValueIsRepeated() {
        SettingsReader reader = new SettingsReader(SettingsSource.of(Map.of(
                "NUMBER", "s3cret1", "FLAG", "s3cret2", "URL", "s3cret3", "CHOICE", "s3cret4", "DURATION", "s3cret5")));

        reader.number("NUMBER", 1, 0, 9);
        reader.flag("FLAG", true);
        reader.url("URL", "http://localhost");
        reader.choice("CHOICE", Colour.RED);
        reader.duration("DURATION", Duration.ZERO, Duration.ZERO, Duration.ofDays(1));
        reader.required("ABSENT", "Set it to something.");

        assertThat(reader.faults().keySet())
                .containsExactlyInAnyOrder("NUMBER", "FLAG", "URL", "CHOICE", "DURATION", "ABSENT");
        assertThat(new SettingsException(reader.faults()))
                .hasMessageContaining("6 settings are wrong")
                .hasMessageContaining("ABSENT: It is not set. Set it to something.")
                .hasMessageContaining("NUMBER: Set it to a whole number from 0 to 9.")
                .hasMessageContaining("CHOICE: Set it to one of: red, light-blue.")
                .hasMessageNotContaining("s3cret");
    }

    @ParameterizedTest
    @CsvSource({"PT5M, 300", "300s, 300", "5m, 300", "24h, 86400", "1D, 86400"})
    void durationIsReadInBothForms(String text, long seconds) {
        SettingsReader reader = with(text);

        assertThat(reader.duration(NAME, Duration.ZERO, Duration.ZERO, Duration.ofDays(1)))
                .isEqualTo(Duration.ofSeconds(seconds));
        assertThat(reader.faults()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"5", "five minutes", "-5m", "2d", "9999999999d", "PT"})
    void durationThatIsNoneOrOutOfBoundsIsAFault(String text) {
        SettingsReader reader = with(text);

        assertThat(reader.duration(NAME, Duration.ofSeconds(7), Duration.ZERO, Duration.ofDays(1)))
                .isEqualTo(Duration.ofSeconds(7));
        assertThat(reader.faults()).containsOnlyKeys(NAME);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "example.com",
                "ftp://example.com",
                "https://user@example.com",
                "https://example.com/#top",
                "https://example.com/?a=b",
                "https:///path",
                "https://exa mple.com"
            })
    void addressThatIsNotAPlainWebAddressIsAFault(String text) {
        SettingsReader reader = with(text);

        reader.url(NAME, "http://localhost");

        assertThat(reader.faults()).containsOnlyKeys(NAME);
    }

    @Test
    void addressLosesItsLastSlash() {
        assertThat(with("https://example.com/app/").url(NAME, "http://localhost"))
                .isEqualTo(URI.create("https://example.com/app"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"-1", "10", "1.5", "", " ", "99999999999"})
    void numberOutOfBoundsIsAFaultAndAnEmptyOneIsAbsent(String text) {
        SettingsReader reader = with(text);

        assertThat(reader.number(NAME, 3, 0, 9)).isEqualTo(3);
        assertThat(reader.faults().isEmpty()).isEqualTo(text.isBlank());
    }

    @Test
    void listDropsBlankPartsAndChoiceIgnoresCase() {
        assertThat(with(" a, ,b ,").list(NAME, List.of("c"))).containsExactly("a", "b");
        assertThat(with("Light-Blue").choice(NAME, Colour.RED)).isEqualTo(Colour.LIGHT_BLUE);
    }

    @Test
    void secretMayStandInAFileWhoseFailureNamesNoPath(@TempDir Path directory) throws IOException {
        Path file = Files.writeString(directory.resolve("secret"), "hidden\n");
        assertThat(fromFile(file).optional(NAME)).isEqualTo("hidden");

        SettingsReader missing = fromFile(directory.resolve("absent"));
        assertThat(missing.optional(NAME)).isNull();
        assertThat(missing.faults().get(NAME)).contains("SETTING_FILE").doesNotContain(directory.toString());
    }

    @Test
    void processTakesThePropertyFirstAndFilesFromPropertiesToo(@TempDir Path directory) throws IOException {
        Path file = Files.writeString(directory.resolve("secret"), "hidden");
        System.setProperty("TEAMLABS_TRIED_FILE", file.toString());
        System.setProperty("PATH", "of the property");
        try {
            SettingsReader reader = new SettingsReader(SettingsSource.process());
            assertThat(reader.optional("TEAMLABS_TRIED")).isEqualTo("hidden");
            assertThat(reader.optional("PATH")).isEqualTo("of the property");
        } finally {
            System.clearProperty("TEAMLABS_TRIED_FILE");
            System.clearProperty("PATH");
        }
    }

    @Test
    void namesAskedForAreKeptWithTheirFallbacks() {
        SettingsReader reader = with("x");
        reader.text("TEXT", "fallback");
        reader.required(NAME, "Set it.");

        assertThat(reader.asked()).containsExactly(Map.entry(NAME, ""), Map.entry("TEXT", "fallback"));
    }

    private static SettingsReader with(String value) {
        return new SettingsReader(SettingsSource.of(Map.of(NAME, value)));
    }

    private static SettingsReader fromFile(Path file) {
        return new SettingsReader(SettingsSource.of(Map.of(NAME + "_FILE", file.toString())));
    }
}
