package io.teamlabs.integrations.vault.control;

import static org.assertj.core.api.Assertions.assertThat;

import io.teamlabs.integrations.platform.Settings;
import io.teamlabs.integrations.platform.SettingsReader;
import io.teamlabs.integrations.platform.SettingsSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VaultSettingsTest {

    @Test
    @DisplayName("bar 22: a missing keyset is a fault that says so and what to do")
    void readWithoutKeysetSaysThatItIsNotSet() {
        assertThat(faultOf(Map.of())).startsWith("It is not set.").contains("AES256_GCM", "README");
        assertThat(faultOf(Map.of("VAULT_KEYSET", "  "))).startsWith("It is not set.");
    }

    @Test
    @DisplayName("bar 22: a malformed keyset is a fault that says so and never repeats it")
    void readOfMalformedKeysetSaysThatItIsMalformed() {
        String cut = Keysets.generate().substring(0, 150);
        assertThat(faultOf(Map.of("VAULT_KEYSET", cut)))
                .startsWith("It is malformed.")
                .contains("AES256_GCM")
                .doesNotContain(cut.substring(20, 40));
    }

    @Test
    void readOfAKeysetFindsNoFault() {
        SettingsReader reader = new SettingsReader(SettingsSource.of(Map.of("VAULT_KEYSET", Keysets.generate())));
        assertThat(VaultSettings.keyset(reader)).isPresent();
        assertThat(reader.faults()).isEmpty();
    }

    @Test
    void readTakesTheKeysetFromAFile(@TempDir Path directory) throws IOException {
        Path file = Files.writeString(directory.resolve("keyset.json"), Keysets.generate() + "\n");
        SettingsReader reader = new SettingsReader(SettingsSource.of(Map.of("VAULT_KEYSET_FILE", file.toString())));
        assertThat(VaultSettings.keyset(reader)).isPresent();
    }

    @Test
    @DisplayName("bar 22: the keyset's fault stands among all the others of a start")
    void faultIsListedWithTheOthers() {
        assertThat(Settings.readAll(SettingsSource.of(Map.of())).faults()).containsKey("VAULT_KEYSET");
    }

    private static String faultOf(Map<String, String> settings) {
        SettingsReader reader = new SettingsReader(SettingsSource.of(settings));
        assertThat(VaultSettings.keyset(reader)).isEmpty();
        return reader.faults().getOrDefault("VAULT_KEYSET", "no fault");
    }
}
