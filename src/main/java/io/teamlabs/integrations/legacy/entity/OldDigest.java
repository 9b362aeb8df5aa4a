package io.teamlabs.integrations.legacy.entity;

import io.teamlabs.integrations.identity.entity.UserId;
import io.teamlabs.integrations.platform.Secret;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** What stands for a token in the accounts of the copy: the database's {@code legacy_digest}, computed here. */
public final class OldDigest {

    private OldDigest() {}

    /** Returns the SHA-256, in hexadecimal, of a token as it stood in the old column of a user. */
    public static String of(String column, UserId user, Secret token) {
        String text = String.join("|", "v1", "users", column, user.value(), token.reveal());
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            return HexFormat.of().formatHex(digest.digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("Every Java platform has SHA-256", impossible);
        }
    }
}
