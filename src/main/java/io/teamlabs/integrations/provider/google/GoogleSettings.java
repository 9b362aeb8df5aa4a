package io.teamlabs.integrations.provider.google;

import io.teamlabs.integrations.http.control.HttpSettings;
import io.teamlabs.integrations.oauth.control.ClientSettings;
import io.teamlabs.integrations.oauth.entity.ClientRegistration;
import io.teamlabs.integrations.oauth.entity.ProviderId;
import io.teamlabs.integrations.platform.SettingsReader;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The operator's settings for Google.
 *
 * @param api where Calendar and Drive are, and {@code meet} where Meet is
 * @param conferenceWait how long scheduling a meeting waits for its conference
 * @param issuer what callbacks must tell as {@code iss} (RFC 9207); null, which is the default, as the description of
 *     Google's server does not announce that it tells one
 */
public record GoogleSettings(
        Optional<ClientRegistration> client,
        URI accounts,
        URI oauth,
        URI openId,
        URI api,
        URI meet,
        Duration conferenceWait,
        @Nullable URI issuer) {

    static final ProviderId PROVIDER = new ProviderId("google");

    public static GoogleSettings from(SettingsReader reader) {
        return new GoogleSettings(
                new ClientSettings(reader, PROVIDER).read("/api/google/callback"),
                HttpSettings.providerUrl(reader, "GOOGLE_ACCOUNTS_URL", "https://accounts.google.com"),
                HttpSettings.providerUrl(reader, "GOOGLE_OAUTH_URL", "https://oauth2.googleapis.com"),
                HttpSettings.providerUrl(reader, "GOOGLE_OPENID_URL", "https://openidconnect.googleapis.com"),
                HttpSettings.providerUrl(reader, "GOOGLE_API_URL", "https://www.googleapis.com"),
                HttpSettings.providerUrl(reader, "GOOGLE_MEET_URL", "https://meet.googleapis.com"),
                reader.duration("GOOGLE_CONFERENCE_WAIT", Duration.ofSeconds(8), Duration.ZERO, Duration.ofMinutes(1)),
                issuer(reader));
    }

    private static @Nullable URI issuer(SettingsReader reader) {
        String text = reader.optional("GOOGLE_ISSUER");
        try {
            return text == null ? null : new URI(text);
        } catch (URISyntaxException malformed) {
            reader.fault("GOOGLE_ISSUER", "Set it to Google's issuer, https://accounts.google.com, or leave it out.");
            return null;
        }
    }
}
