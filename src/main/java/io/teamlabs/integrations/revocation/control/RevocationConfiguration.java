package io.teamlabs.integrations.revocation.control;

import io.teamlabs.integrations.platform.Settings;
import io.teamlabs.integrations.platform.SettingsGroup;
import io.teamlabs.integrations.platform.SettingsReader;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** Names this component's settings and offers them. */
@ApplicationScoped
public class RevocationConfiguration implements SettingsGroup {

    @Override
    public void read(SettingsReader reader) {
        RevocationSettings.from(reader);
    }

    @Produces
    @Singleton
    RevocationSettings settings() {
        return Settings.read(RevocationSettings::from);
    }
}
