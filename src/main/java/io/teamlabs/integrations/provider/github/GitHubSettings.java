package io.teamlabs.integrations.provider.github;

import io.teamlabs.integrations.http.control.HttpSettings;
import io.teamlabs.integrations.oauth.control.ClientSettings;
import io.teamlabs.integrations.oauth.entity.ClientRegistration;
import io.teamlabs.integrations.oauth.entity.ProviderId;
import io.teamlabs.integrations.platform.SettingsReader;
import java.net.URI;
import java.util.Optional;

/**
 * The operator's settings for GitHub.
 *
 * @param revokeGrant whether a disconnect deletes the whole grant, with every token and the "log in with GitHub" of the
 *     same application, and not only the one token
 */
public record GitHubSettings(Optional<ClientRegistration> client, URI web, URI api, boolean revokeGrant) {

    static final ProviderId PROVIDER = new ProviderId("github");

    public static GitHubSettings from(SettingsReader reader) {
        return new GitHubSettings(
                new ClientSettings(reader, PROVIDER).read("/github-callback"),
                HttpSettings.providerUrl(reader, "GITHUB_WEB_URL", "https://github.com"),
                HttpSettings.providerUrl(reader, "GITHUB_API_URL", "https://api.github.com"),
                reader.flag("GITHUB_REVOKE_GRANT", false));
    }
}
