package io.teamlabs.integrations.gateway.control;

import io.teamlabs.integrations.platform.Settings;
import io.teamlabs.integrations.platform.SettingsGroup;
import io.teamlabs.integrations.platform.SettingsReader;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** Names this component's settings and offers them. */
@ApplicationScoped
public class GatewayConfiguration implements SettingsGroup {

    @Override
    public void read(SettingsReader reader) {
        GatewaySettings.from(reader);
        UploadSettings.from(reader);
    }

    @Produces
    @Singleton
    GatewaySettings settings() {
        return Settings.read(GatewaySettings::from);
    }

    @Produces
    @Singleton
    UploadSettings uploads() {
        return Settings.read(UploadSettings::from);
    }
}
