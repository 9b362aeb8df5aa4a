package io.teamlabs.integrations.access.control;

import io.teamlabs.integrations.access.entity.BackOff;
import io.teamlabs.integrations.access.entity.NextRefresh;
import io.teamlabs.integrations.connection.entity.RefreshSchedule;
import io.teamlabs.integrations.platform.Settings;
import io.teamlabs.integrations.platform.SettingsGroup;
import io.teamlabs.integrations.platform.SettingsReader;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.security.SecureRandom;

/** Names this component's settings, and offers them and what is made of them. */
@ApplicationScoped
public class AccessConfiguration implements SettingsGroup {

    @Override
    public void read(SettingsReader reader) {
        RefreshSettings.from(reader);
        ReadSettings.from(reader);
    }

    @Produces
    @Singleton
    RefreshSettings settings() {
        return Settings.read(RefreshSettings::from);
    }

    @Produces
    @Singleton
    ReadSettings readSettings() {
        return Settings.read(ReadSettings::from);
    }

    @Produces
    @Singleton
    BackOff backOff(RefreshSettings settings) {
        RefreshSettings.Waits waits = settings.waits();
        return new BackOff(new SecureRandom(), waits.first(), waits.longest(), waits.longestAsked());
    }

    @Produces
    @Singleton
    NextRefresh nextRefresh(RefreshSettings settings) {
        return new NextRefresh(new RefreshSchedule(new SecureRandom()), settings.idleAfter(), settings.keepAlive());
    }
}
