package io.teamlabs.integrations.identity.control;

import io.teamlabs.integrations.platform.Settings;
import io.teamlabs.integrations.platform.SettingsGroup;
import io.teamlabs.integrations.platform.SettingsReader;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** Names the settings of tokens, origins and the console's sign-in. */
@ApplicationScoped
public class IdentitySettings implements SettingsGroup {

    @Override
    public void read(SettingsReader reader) {
        AuthenticationSettings.from(reader);
        BrowserSettings.from(reader);
    }

    @Produces
    @Singleton
    BrowserSettings browserSettings() {
        return Settings.read(BrowserSettings::from);
    }
}
