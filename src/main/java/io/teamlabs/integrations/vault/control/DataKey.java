package io.teamlabs.integrations.vault.control;

import com.google.crypto.tink.Aead;
import io.teamlabs.integrations.platform.Secret;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Optional;

/** One organization's key: seals text, and opens only what it sealed for the same associated data. */
public final class DataKey {

    private final Aead aead;

    DataKey(Aead aead) {
        this.aead = aead;
    }

    byte[] seal(Secret plain, byte[] associatedData) {
        return sealBytes(utf8(plain), associatedData);
    }

    byte[] sealBytes(byte[] plain, byte[] associatedData) {
        try {
            return aead.encrypt(plain, associatedData);
        } catch (GeneralSecurityException failure) {
            throw new IllegalStateException("The cipher refused to seal", failure);
        }
    }

    /** Returns the text; empty for whatever is not authentic here. */
    Optional<Secret> open(byte[] sealed, byte[] associatedData) {
        return openBytes(sealed, associatedData).map(bytes -> new Secret(new String(bytes, StandardCharsets.UTF_8)));
    }

    /** Returns the bytes; empty for whatever is not authentic here. */
    Optional<byte[]> openBytes(byte[] sealed, byte[] associatedData) {
        try {
            return Optional.of(aead.decrypt(sealed, associatedData));
        } catch (GeneralSecurityException notAuthentic) {
            return Optional.empty();
        }
    }

    /** Text that UTF-8 cannot carry (a lone surrogate) is refused: it would come back as another text. */
    private static byte[] utf8(Secret plain) {
        String text = plain.reveal();
        for (int at = 0; at < text.length(); at++) {
            if (Character.isSurrogate(text.charAt(at))) {
                return utf8WithSurrogates(text);
            }
        }
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] utf8WithSurrogates(String text) {
        try {
            ByteBuffer bytes = StandardCharsets.UTF_8.newEncoder().encode(CharBuffer.wrap(text));
            byte[] exact = new byte[bytes.remaining()];
            bytes.get(exact);
            return exact;
        } catch (CharacterCodingException loneSurrogate) {
            throw new IllegalArgumentException("A secret must be text that UTF-8 can carry");
        }
    }

    @Override
    public String toString() {
        return "DataKey[•••]";
    }
}
