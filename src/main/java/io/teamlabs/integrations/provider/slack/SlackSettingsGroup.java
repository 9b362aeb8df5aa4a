package io.teamlabs.integrations.provider.slack;

import io.teamlabs.integrations.platform.SettingsGroup;
import io.teamlabs.integrations.platform.SettingsReader;

/** Names the settings of Slack. */
public final class SlackSettingsGroup implements SettingsGroup {

    @Override
    public void read(SettingsReader reader) {
        SlackSettings.from(reader);
        SlackLimits.from(reader);
    }
}
