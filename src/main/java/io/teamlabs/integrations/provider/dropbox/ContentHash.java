package io.teamlabs.integrations.provider.dropbox;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * Dropbox' hash of a content: SHA-256 over the SHA-256 of each block of 4 MiB. It is taken of the bytes as they pass, so
 * that what arrived can be told from what was sent.
 */
final class ContentHash {

    private static final int BLOCK = 4 * 1024 * 1024;

    private final MessageDigest blocks = sha256();
    private final MessageDigest block = sha256();
    private int inBlock;
    private long size;

    /** Returns the stream, of which every byte read is counted here. */
    InputStream of(InputStream in) {
        return new FilterInputStream(in) {
            @Override
            public int read() throws IOException {
                byte[] one = new byte[1];
                return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
            }

            @Override
            public int read(byte[] buffer, int offset, int length) throws IOException {
                int read = super.read(buffer, offset, length);
                update(buffer, offset, Math.max(0, read));
                return read;
            }

            @Override
            public boolean markSupported() {
                return false;
            }
        };
    }

    void update(byte[] bytes, int offset, int length) {
        size += length;
        int done = 0;
        while (done < length) {
            int part = Math.min(length - done, BLOCK - inBlock);
            block.update(bytes, offset + done, part);
            done += part;
            inBlock += part;
            if (inBlock == BLOCK) {
                endBlock();
            }
        }
    }

    private void endBlock() {
        blocks.update(block.digest());
        inBlock = 0;
    }

    /** How many bytes were counted. */
    long size() {
        return size;
    }

    /** Returns the hash in lower-case hexadecimal; to be asked for once, at the end. */
    String finished() {
        if (inBlock > 0) {
            endBlock();
        }
        return HexFormat.of().formatHex(blocks.digest());
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException everyJavaHasIt) {
            throw new IllegalStateException(everyJavaHasIt);
        }
    }
}
