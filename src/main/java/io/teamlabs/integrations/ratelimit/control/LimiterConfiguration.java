package io.teamlabs.integrations.ratelimit.control;

import io.teamlabs.integrations.platform.Settings;
import io.teamlabs.integrations.platform.SettingsGroup;
import io.teamlabs.integrations.platform.SettingsReader;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** Names this component's settings and offers them. */
@ApplicationScoped
public class LimiterConfiguration implements SettingsGroup {

    @Override
    public void read(SettingsReader reader) {
        LimiterSettings.from(reader);
        CallerSettings.from(reader);
    }

    @Produces
    @Singleton
    LimiterSettings limiterSettings() {
        return Settings.read(LimiterSettings::from);
    }

    @Produces
    @Singleton
    CallerSettings callerSettings() {
        return Settings.read(CallerSettings::from);
    }
}
