package io.teamlabs.integrations.simulator.grant;

import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Makes codes and tokens, and remembers every secret made or seen, so that a test can look for them in what leaks. */
public final class Secrets {
    private final SecureRandom random = new SecureRandom();
    private final Set<String> known = ConcurrentHashMap.newKeySet();

    /** Remembers a secret that somebody else made. */
    public void saw(String secret) {
        if (!secret.isBlank()) {
            known.add(secret);
        }
    }

    /** The prefix and that many random bytes in base64url; remembered. */
    public String make(String prefix, int bytes) {
        return remembered(prefix + Base64.getUrlEncoder().withoutPadding().encodeToString(bytes(bytes)));
    }

    /** The prefix and that many random bytes in hexadecimal digits; remembered. */
    public String makeHex(String prefix, int bytes) {
        return remembered(prefix + HexFormat.of().formatHex(bytes(bytes)));
    }

    public Set<String> all() {
        return Set.copyOf(known);
    }

    private String remembered(String secret) {
        known.add(secret);
        return secret;
    }

    private byte[] bytes(int count) {
        byte[] bytes = new byte[count];
        random.nextBytes(bytes);
        return bytes;
    }
}
