package io.teamlabs.integrations.provider.google;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.UUID;

/**
 * The ids that we choose for events, so that the same event is never made twice: 5 to 1024 digits of base 32 with the
 * alphabet of RFC 4648, section 7, in lower case.
 */
final class CalendarEventId {

    private static final int BASE_32 = 32;

    private CalendarEventId() {}

    /** Returns the id that a key of this person always leads to on this calendar. */
    static String ofKey(String user, String calendar, String key) {
        return "tl" + digest(user + "\n" + calendar + "\n" + key);
    }

    static String random() {
        return "tl" + UUID.randomUUID().toString().replace("-", "");
    }

    /** Returns 51 or 52 digits that tell one text from another. */
    static String digest(String text) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return new BigInteger(1, hash).toString(BASE_32);
        } catch (NoSuchAlgorithmException never) {
            throw new IllegalStateException("Every Java has SHA-256", never);
        }
    }
}
