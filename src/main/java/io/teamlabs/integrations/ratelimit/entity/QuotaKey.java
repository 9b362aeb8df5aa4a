package io.teamlabs.integrations.ratelimit.entity;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * Whose calls a provider counts together: those of one app (its client id), in one account, to one class of endpoints. The
 * account is the provider's own id of it, a workspace's for example.
 */
public record QuotaKey(String provider, String client, String account, String endpoints) {

    /** Stands for the account where the provider counts all of them together. */
    public static final String EVERY_ACCOUNT = "*";

    private static final int LONGEST = 200;
    private static final int LONGEST_TEXT = 500;

    public QuotaKey {
        for (String part : new String[] {provider, client, account, endpoints}) {
            if (part.isBlank() || part.length() > LONGEST || part.indexOf('\0') >= 0) {
                throw new IllegalArgumentException(
                        "Each part of a quota's key has 1 to 200 characters, none of them NUL");
            }
        }
    }

    /** What the provider counts over all accounts of an app. */
    public static QuotaKey ofApp(String provider, String client, String endpoints) {
        return new QuotaKey(provider, client, EVERY_ACCOUNT, endpoints);
    }

    /** The key as one text, different for different keys, and no longer than an index takes. */
    public String text() {
        String text = part(provider) + '|' + part(client) + '|' + part(account) + '|' + part(endpoints);
        return text.length() <= LONGEST_TEXT ? text : part(provider) + "|#" + digest(text);
    }

    private static String part(String text) {
        return text.replace("\\", "\\\\").replace("|", "\\p").replace("#", "\\n");
    }

    private static String digest(String text) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("Every Java has SHA-256", impossible);
        }
    }
}
