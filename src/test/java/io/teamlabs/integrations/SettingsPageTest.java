package io.teamlabs.integrations;

import static org.assertj.core.api.Assertions.assertThat;

import io.teamlabs.integrations.platform.Settings;
import io.teamlabs.integrations.platform.SettingsException;
import io.teamlabs.integrations.platform.SettingsReader;
import io.teamlabs.integrations.platform.SettingsSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Holds docs/settings.md against the settings that the components read. */
class SettingsPageTest {

    private static final Pattern NAME = Pattern.compile("`([A-Z][A-Z0-9]*_[A-Z0-9_]*[A-Z0-9])`");

    @Test
    void pageNamesExactlyTheSettingsThatAreRead() throws IOException {
        String page = Files.readString(Path.of("docs", "settings.md"));
        String table = page.substring(page.indexOf("## All of them"));

        Set<String> named = NAME.matcher(table)
                .results()
                .map((MatchResult found) -> found.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(named)
                .isEqualTo(Settings.readAll(SettingsSource.of(Map.of())).asked().keySet());
    }

    @Test
    void allFaultsAreToldAtOnceWithoutTheirValues() {
        SettingsReader reader = Settings.readAll(SettingsSource.of(Map.of(
                "DATABASE_URL", "mysql://canary-value",
                "DATABASE_MIGRATION", "canary-value",
                "HTTP_DEADLINE", "canary-value",
                "REFRESH_IN_FLIGHT", "canary-value",
                "GITHUB_CLIENT_ID", "canary-value",
                "VAULT_KEYSET", "canary-value")));

        assertThat(reader.faults())
                .containsKeys(
                        "DATABASE_URL",
                        "DATABASE_USER",
                        "DATABASE_PASSWORD",
                        "DATABASE_MIGRATION",
                        "PUBLIC_BASE_URL",
                        "HTTP_DEADLINE",
                        "REFRESH_IN_FLIGHT",
                        "GITHUB_CLIENT_SECRET",
                        "VAULT_KEYSET");
        assertThat(new SettingsException(reader.faults()))
                .hasMessageContaining("DATABASE_URL: Set it to")
                .hasMessageNotContaining("canary-value");
    }
}
