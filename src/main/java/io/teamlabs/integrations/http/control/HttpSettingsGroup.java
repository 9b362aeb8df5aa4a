package io.teamlabs.integrations.http.control;

import io.teamlabs.integrations.platform.SettingsGroup;
import io.teamlabs.integrations.platform.SettingsReader;

/** Names the settings of outgoing HTTP. */
public final class HttpSettingsGroup implements SettingsGroup {

    @Override
    public void read(SettingsReader reader) {
        HttpSettings.from(reader);
    }
}
