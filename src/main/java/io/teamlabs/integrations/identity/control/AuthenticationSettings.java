package io.teamlabs.integrations.identity.control;

import io.teamlabs.integrations.http.control.HttpSettings;
import io.teamlabs.integrations.platform.Secret;
import io.teamlabs.integrations.platform.SettingsReader;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** How bearer tokens are checked: by one shared secret, by an issuer's keys, or by either while a change is under way. */
public record AuthenticationSettings(
        @Nullable SharedSecret sharedSecret, @Nullable Issuer issuer) {

    private static final String SECRET = "AUTH_HS256_SECRET";
    private static final String PAD = "AUTH_HS256_PAD_SHORT_SECRET";
    private static final String ISSUER = "AUTH_ISSUER";
    private static final String JWKS = "AUTH_JWKS_URL";
    private static final String ALGORITHMS = "AUTH_ALGORITHMS";
    private static final Set<String> KNOWN_ALGORITHMS = Set.of("RS256", "ES256");
    private static final int SHORTEST = 32;

    /** The secret of HS256, with the {@code iss} and {@code aud} that its tokens must have, where they must have any. */
    public record SharedSecret(
            Secret secret,
            @Nullable String issuer,
            @Nullable String audience) {

        boolean isShort() {
            return bytes().length < SHORTEST;
        }

        byte[] bytes() {
            return secret.reveal().getBytes(StandardCharsets.UTF_8);
        }
    }

    /** The issuer whose published keys sign with RS256 or ES256. */
    public record Issuer(String name, URI keySet, @Nullable String audience, Set<String> algorithms) {}

    public static AuthenticationSettings from(SettingsReader reader) {
        AuthenticationSettings settings = new AuthenticationSettings(sharedSecret(reader), issuer(reader));
        if (settings.sharedSecret == null && settings.issuer == null) {
            reader.fault(
                    SECRET,
                    "Nobody could sign in. Set it to the secret that TeamLabs signs its tokens with, or set " + ISSUER
                            + " and " + JWKS + ".");
        }
        return settings;
    }

    private static @Nullable SharedSecret sharedSecret(SettingsReader reader) {
        String value = reader.optional(SECRET);
        boolean padded = reader.flag(PAD, false);
        String issuer = reader.optional("AUTH_HS256_ISSUER");
        String audience = reader.optional("AUTH_HS256_AUDIENCE");
        if (value == null) {
            return null;
        }
        SharedSecret secret = new SharedSecret(new Secret(value), issuer, audience);
        if (secret.isShort() && !padded) {
            reader.fault(
                    SECRET,
                    "It is shorter than 32 bytes (RFC 7518, section 3.2). Set a longer one, or, where TeamLabs"
                            + " cannot change it yet, " + PAD + "=true.");
        }
        return secret;
    }

    private static @Nullable Issuer issuer(SettingsReader reader) {
        String name = reader.optional(ISSUER);
        String keySet = reader.optional(JWKS);
        String audience = reader.optional("AUTH_AUDIENCE");
        Set<String> algorithms = Set.copyOf(reader.list(ALGORITHMS, List.of("RS256", "ES256")));
        if (algorithms.isEmpty() || !KNOWN_ALGORITHMS.containsAll(algorithms)) {
            reader.fault(ALGORITHMS, "Set it to RS256, ES256 or both, separated by a comma.");
        }
        if (name == null && keySet == null) {
            return null;
        }
        if (name == null || keySet == null) {
            reader.fault(name == null ? ISSUER : JWKS, "Set " + ISSUER + " and " + JWKS + " together, or neither.");
            return null;
        }
        return new Issuer(name, HttpSettings.providerUrl(reader, JWKS, keySet), audience, algorithms);
    }
}
