package io.teamlabs.integrations.simulator.grant;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;

/**
 * The challenge of an authorization request (RFC 7636).
 *
 * @param challenge empty where none was sent
 * @param method {@code S256} or {@code plain}
 */
public record Pkce(String challenge, String method) {
    public static final Pkce NONE = new Pkce("", "plain");

    public boolean isPresent() {
        return !challenge.isEmpty();
    }

    /** Whether this verifier answers the challenge; without a challenge any will do (section 4.6). */
    public boolean accepts(String verifier) {
        if (!isPresent()) {
            return true;
        }
        return challenge.equals(method.equals("S256") ? s256(verifier) : verifier);
    }

    private static String s256(String verifier) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(verifier.getBytes(StandardCharsets.US_ASCII));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(hash);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("Every Java platform has SHA-256", impossible);
        }
    }
}
