package io.teamlabs.integrations.legacy.control;

import io.teamlabs.integrations.platform.Settings;
import io.teamlabs.integrations.platform.SettingsGroup;
import io.teamlabs.integrations.platform.SettingsReader;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** Names this component's setting and offers it. */
@ApplicationScoped
public class LegacyConfiguration implements SettingsGroup {

    @Override
    public void read(SettingsReader reader) {
        LegacySettings.from(reader);
    }

    @Produces
    @Singleton
    LegacySettings settings() {
        return Settings.read(LegacySettings::from);
    }
}
