package io.teamlabs.integrations.authorization.entity;

import io.teamlabs.integrations.platform.Secret;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** 256 random bits in base64url, 43 characters: states, start ids, browsers, and PKCE verifiers (RFC 7636, 4.1). */
public final class RandomSecret {

    private static final int BYTES = 32;
    private static final Pattern FORM = Pattern.compile("[A-Za-z0-9_-]{43}");
    private static final SecureRandom RANDOM = new SecureRandom();

    private RandomSecret() {}

    public static Secret next() {
        byte[] bytes = new byte[BYTES];
        RANDOM.nextBytes(bytes);
        return new Secret(Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
    }

    /** Returns the value that somebody sent; empty where it cannot be one of ours. */
    public static Optional<Secret> read(@Nullable String sent) {
        return sent != null && FORM.matcher(sent).matches() ? Optional.of(new Secret(sent)) : Optional.empty();
    }
}
