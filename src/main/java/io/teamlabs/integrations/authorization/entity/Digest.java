package io.teamlabs.integrations.authorization.entity;

import io.teamlabs.integrations.platform.Secret;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** The SHA-256 of a random value: what is stored of start addresses, states and browsers. Compared in constant time. */
public final class Digest {

    private final byte[] bytes;

    private Digest(byte[] bytes) {
        this.bytes = bytes;
    }

    public static Digest of(Secret value) {
        try {
            MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
            return new Digest(sha256.digest(value.reveal().getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException("Every Java platform has SHA-256", missing);
        }
    }

    public byte[] bytes() {
        return bytes.clone();
    }

    public boolean matches(byte @Nullable [] stored) {
        return stored != null && MessageDigest.isEqual(bytes, stored);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Digest digest && matches(digest.bytes);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bytes);
    }
}
