package io.teamlabs.integrations.legacy.documents.control;

import io.teamlabs.integrations.platform.Secret;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Keeps secrets out of the columns that are not sealed. The old application's metadata and error texts may repeat a token,
 * or a whole token answer; what does is replaced by dots, and noted.
 */
final class Masking {

    private static final String DOTS = "•••";
    private static final int SHORTEST = 6; // a shorter text would be found in ordinary words
    private static final Set<String> NAMES = Set.of(
            "accesstoken",
            "refreshtoken",
            "idtoken",
            "token",
            "bottoken",
            "usertoken",
            "clientsecret",
            "secret",
            "password",
            "authorization",
            "apikey",
            "privatekey");

    private final List<String> secrets = new ArrayList<>();
    private boolean masked;

    Masking(@Nullable Secret... known) {
        for (Secret secret : known) {
            if (secret != null && secret.reveal().length() >= SHORTEST) {
                secrets.add(secret.reveal());
            }
        }
    }

    /** Whether a member of this name holds a secret, whatever its value. */
    boolean isSecret(String name) {
        return NAMES.contains(name.replace("_", "").replace("-", "").toLowerCase(Locale.ROOT));
    }

    /** Returns what stands for a secret, and remembers that there was one. */
    String mask() {
        masked = true;
        return DOTS;
    }

    /** Returns the text without the known secrets. */
    String apply(String text) {
        String clean = text;
        for (String secret : secrets) {
            clean = clean.contains(secret) ? clean.replace(secret, mask()) : clean;
        }
        return clean;
    }

    boolean hasMasked() {
        return masked;
    }
}
