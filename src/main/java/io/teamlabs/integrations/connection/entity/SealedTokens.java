package io.teamlabs.integrations.connection.entity;

import org.jspecify.annotations.Nullable;

/** A grant's two tokens as they are stored: ciphertext where sealed, else UTF-8 that a migration copied. */
@SuppressWarnings("ArrayRecordComponent") // a carrier between the row and the vault, never compared
public record SealedTokens(byte[] accessToken, byte @Nullable [] refreshToken, boolean sealed) {

    @Override
    public String toString() {
        return "SealedTokens[•••]";
    }
}
