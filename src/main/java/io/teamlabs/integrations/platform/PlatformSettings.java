package io.teamlabs.integrations.platform;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;

/** Names the platform's settings, and offers what they and the process give to the other components. */
@ApplicationScoped
public class PlatformSettings implements SettingsGroup {

    @Override
    public void read(SettingsReader reader) {
        DatabaseSettings.from(reader);
        PublicAddress.from(reader);
    }

    @Produces
    @Singleton
    PublicAddress publicAddress() {
        return Settings.read(PublicAddress::from);
    }

    @Produces
    @Singleton
    Clock clock() {
        return Clock.systemUTC();
    }
}
