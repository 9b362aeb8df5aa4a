package io.teamlabs.integrations.oauth.control;

import io.teamlabs.integrations.oauth.entity.ClientRegistration;
import io.teamlabs.integrations.oauth.entity.ProviderId;
import io.teamlabs.integrations.platform.PublicAddress;
import io.teamlabs.integrations.platform.Secret;
import io.teamlabs.integrations.platform.SettingsReader;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Optional;

/** Reads the operator's client at a provider from the settings that begin with the provider's name. */
public final class ClientSettings {

    private final SettingsReader reader;
    private final ProviderId provider;
    private final String prefix;

    public ClientSettings(SettingsReader reader, ProviderId provider) {
        this.reader = reader;
        this.provider = provider;
        this.prefix = provider.value().toUpperCase(Locale.ROOT);
    }

    /**
     * Returns the client; empty where neither id nor secret is set, and a fault where only one of them is.
     *
     * @param oldPath where the provider sends the browser back to in the old calls, unless a setting says otherwise
     */
    public Optional<ClientRegistration> read(String oldPath) {
        String id = reader.optional(prefix + "_CLIENT_ID");
        String secret = reader.optional(prefix + "_CLIENT_SECRET");
        PublicAddress base = PublicAddress.from(reader);
        URI redirect = redirectUri("_REDIRECT_URI", base.resolve("/api/oauth/" + provider + "/callback"));
        URI old = redirectUri("_OLD_REDIRECT_URI", base.resolve(oldPath));
        if (id == null || secret == null) {
            if (id != null || secret != null) {
                halfSet(id == null ? "_CLIENT_ID" : "_CLIENT_SECRET");
            }
            return Optional.empty();
        }
        return Optional.of(new ClientRegistration(provider, id, new Secret(secret), redirect, old));
    }

    private void halfSet(String missing) {
        reader.fault(
                prefix + missing,
                "It is not set. Set both " + prefix + "_CLIENT_ID and " + prefix
                        + "_CLIENT_SECRET, or neither to leave the provider not configured.");
    }

    /** Taken letter by letter, as providers compare it so (RFC 6749, 3.1.2.3); it must be absolute, without a fragment. */
    private URI redirectUri(String suffix, URI fallback) {
        String text = reader.text(prefix + suffix, fallback.toString());
        try {
            URI uri = new URI(text);
            boolean web = "https".equals(uri.getScheme()) || "http".equals(uri.getScheme());
            if (web && uri.getHost() != null && uri.getFragment() == null && uri.getUserInfo() == null) {
                return uri;
            }
        } catch (URISyntaxException malformed) {
            // The fault below says what is right, for this as for an address of another kind.
        }
        reader.fault(
                prefix + suffix, "Set it to the absolute http or https address that is registered at the provider.");
        return fallback;
    }
}
