package io.teamlabs.integrations.authorization.control;

import io.teamlabs.integrations.platform.Settings;
import io.teamlabs.integrations.platform.SettingsGroup;
import io.teamlabs.integrations.platform.SettingsReader;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** Names this component's settings and offers them. */
@ApplicationScoped
public class AuthorizationConfiguration implements SettingsGroup {

    @Override
    public void read(SettingsReader reader) {
        AuthorizationSettings.from(reader);
    }

    @Produces
    @Singleton
    AuthorizationSettings settings() {
        return Settings.read(AuthorizationSettings::from);
    }
}
