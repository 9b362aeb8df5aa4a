package io.teamlabs.integrations.provider.dropbox;

import io.teamlabs.integrations.http.control.HttpSettings;
import io.teamlabs.integrations.oauth.control.ClientSettings;
import io.teamlabs.integrations.oauth.entity.ClientRegistration;
import io.teamlabs.integrations.oauth.entity.ProviderId;
import io.teamlabs.integrations.platform.SettingsReader;
import java.net.URI;
import java.util.Optional;

/**
 * The operator's settings for Dropbox.
 *
 * @param api where routes take and give JSON; {@code content} where they move files, {@code notification} where they wait
 */
public record DropboxSettings(Optional<ClientRegistration> client, URI web, URI api, URI content, URI notification) {

    static final ProviderId PROVIDER = new ProviderId("dropbox");

    public static DropboxSettings from(SettingsReader reader) {
        return new DropboxSettings(
                new ClientSettings(reader, PROVIDER).read("/api/oauth/dropbox/callback"),
                HttpSettings.providerUrl(reader, "DROPBOX_WEB_URL", "https://www.dropbox.com"),
                HttpSettings.providerUrl(reader, "DROPBOX_API_URL", "https://api.dropboxapi.com"),
                HttpSettings.providerUrl(reader, "DROPBOX_CONTENT_URL", "https://content.dropboxapi.com"),
                HttpSettings.providerUrl(reader, "DROPBOX_NOTIFY_URL", "https://notify.dropboxapi.com"));
    }
}
