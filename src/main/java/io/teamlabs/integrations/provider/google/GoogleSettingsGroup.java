package io.teamlabs.integrations.provider.google;

import io.teamlabs.integrations.platform.SettingsGroup;
import io.teamlabs.integrations.platform.SettingsReader;

/** Names the settings of Google. */
public final class GoogleSettingsGroup implements SettingsGroup {

    @Override
    public void read(SettingsReader reader) {
        GoogleSettings.from(reader);
        GoogleLimits.from(reader);
    }
}
