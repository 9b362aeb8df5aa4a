package io.teamlabs.integrations.provider.github;

import io.teamlabs.integrations.platform.SettingsGroup;
import io.teamlabs.integrations.platform.SettingsReader;

/** Names the settings of GitHub. */
public final class GitHubSettingsGroup implements SettingsGroup {

    @Override
    public void read(SettingsReader reader) {
        GitHubSettings.from(reader);
        GitHubLimits.from(reader);
    }
}
