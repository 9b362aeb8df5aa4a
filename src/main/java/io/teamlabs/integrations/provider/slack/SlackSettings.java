package io.teamlabs.integrations.provider.slack;

import io.teamlabs.integrations.http.control.HttpSettings;
import io.teamlabs.integrations.oauth.control.ClientSettings;
import io.teamlabs.integrations.oauth.entity.ClientRegistration;
import io.teamlabs.integrations.oauth.entity.ProviderId;
import io.teamlabs.integrations.platform.SettingsReader;
import java.net.URI;
import java.util.Optional;

/**
 * The operator's settings for Slack.
 *
 * @param files where Slack has files uploaded to, by addresses that are secret by themselves
 * @param pkce whether PKCE is switched on for the application at Slack; sent to any other, it is an error
 */
public record SlackSettings(Optional<ClientRegistration> client, URI url, URI files, boolean pkce) {

    static final ProviderId PROVIDER = new ProviderId("slack");

    public static SlackSettings from(SettingsReader reader) {
        return new SlackSettings(
                new ClientSettings(reader, PROVIDER).read("/api/oauth/slack/callback"),
                HttpSettings.providerUrl(reader, "SLACK_URL", "https://slack.com"),
                HttpSettings.providerUrl(reader, "SLACK_FILES_URL", "https://files.slack.com"),
                reader.flag("SLACK_PKCE", false));
    }
}
