package io.teamlabs.integrations.provider.dropbox;

import io.teamlabs.integrations.platform.SettingsGroup;
import io.teamlabs.integrations.platform.SettingsReader;

/** Names the settings of Dropbox. */
public final class DropboxSettingsGroup implements SettingsGroup {

    @Override
    public void read(SettingsReader reader) {
        DropboxSettings.from(reader);
        DropboxLimits.from(reader);
    }
}
