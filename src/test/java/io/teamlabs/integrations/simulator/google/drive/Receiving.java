package io.teamlabs.integrations.simulator.google.drive;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;

/**
 * StoredContent on its way in. Like Drive it keeps whole blocks of 256 KiB only, and the rest of a file with its last byte: what
 * a broken connection brought beyond the last block is gone.
 */
final class Receiving {
    static final int BLOCK = 256 * 1024;

    private final Path path;
    private final MessageDigest digest;
    private long received;

    Receiving() {
        try {
            path = Files.createTempFile("drive-content-", ".bytes");
            path.toFile().deleteOnExit();
            digest = MessageDigest.getInstance("MD5");
        } catch (IOException | NoSuchAlgorithmException failed) {
            throw new IllegalStateException(failed);
        }
    }

    long received() {
        return received;
    }

    /** Takes a whole file that came in one piece. */
    StoredContent whole(InputStream bytes) {
        return take(bytes, Long.MAX_VALUE, true);
    }

    /** Takes what comes, up to the file's size; what is left over of a block counts only as the file's end. */
    void append(InputStream bytes, long total) {
        take(bytes, total, false);
    }

    private StoredContent take(InputStream bytes, long total, boolean endsHere) {
        try (OutputStream out = Files.newOutputStream(path, StandardOpenOption.APPEND)) {
            byte[] block = read(bytes);
            while (block.length > 0 && (block.length == BLOCK || endsHere || received + block.length >= total)) {
                out.write(block);
                digest.update(block);
                received += block.length;
                block = read(bytes);
            }
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        return content();
    }

    /** As much of a block as comes: a connection that breaks is an end like another. */
    private static byte[] read(InputStream bytes) {
        byte[] block = new byte[BLOCK];
        int length = 0;
        try {
            int more = bytes.read(block, 0, BLOCK);
            while (more > 0) {
                length += more;
                more = bytes.read(block, length, BLOCK - length);
            }
        } catch (IOException broken) {
            // What came before it counts.
        }
        return Arrays.copyOf(block, length);
    }

    /** What has come so far. */
    StoredContent content() {
        try {
            MessageDigest soFar = (MessageDigest) digest.clone();
            return new StoredContent(path, received, HexFormat.of().formatHex(soFar.digest()));
        } catch (CloneNotSupportedException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
