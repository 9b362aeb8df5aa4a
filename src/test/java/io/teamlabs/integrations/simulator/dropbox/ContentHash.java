package io.teamlabs.integrations.simulator.dropbox;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Dropbox' {@code content_hash}: SHA-256 over the SHA-256 of each block of 4 MiB. */
final class ContentHash {
    private static final int BLOCK = 4 * 1024 * 1024;

    private final MessageDigest whole = sha256();
    private final MessageDigest block = sha256();
    private int inBlock;

    void update(byte[] bytes, int offset, int length) {
        int done = 0;
        while (done < length) {
            int part = Math.min(length - done, BLOCK - inBlock);
            block.update(bytes, offset + done, part);
            inBlock += part;
            done += part;
            if (inBlock == BLOCK) {
                endBlock();
            }
        }
    }

    private void endBlock() {
        whole.update(block.digest());
        inBlock = 0;
    }

    /** In lower-case hexadecimal; to be called once. */
    String finish() {
        if (inBlock > 0) {
            endBlock();
        }
        return HexFormat.of().formatHex(whole.digest());
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
