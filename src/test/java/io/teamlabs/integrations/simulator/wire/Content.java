package io.teamlabs.integrations.simulator.wire;

import java.io.ByteArrayInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * The bytes of a body. Few are held in memory; many lie in a file that goes with the process, or are made as they are read,
 * so that a simulator can take and give more than memory holds.
 */
public final class Content {
    /** What is held in memory at most. */
    static final int SMALL = 1024 * 1024;

    public static final Content EMPTY = new Content(0, InputStream::nullInputStream);

    private final long length;
    private final Opening opening;

    private interface Opening {
        InputStream open() throws IOException;
    }

    private Content(long length, Opening opening) {
        this.length = length;
        this.opening = opening;
    }

    public static Content of(byte[] bytes) {
        byte[] copy = bytes.clone();
        return new Content(copy.length, () -> new ByteArrayInputStream(copy));
    }

    public static Content of(String text) {
        return of(text.getBytes(StandardCharsets.UTF_8));
    }

    /** What a file holds. */
    public static Content of(Path file) {
        try {
            return new Content(Files.size(file), () -> Files.newInputStream(file));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** So many bytes that nobody holds: each is made from its position, and no two MiB are alike. */
    public static Content generated(long length) {
        return new Content(length, () -> new Pattern(length));
    }

    /** Reads a stream to its end: into memory, and from 1 MiB on into a file. */
    public static Content read(InputStream stream) throws IOException {
        byte[] beginning = stream.readNBytes(SMALL);
        if (beginning.length < SMALL) {
            return of(beginning);
        }
        Path file = Files.createTempFile("simulator-", ".body");
        file.toFile().deleteOnExit();
        try (OutputStream out = Files.newOutputStream(file)) {
            out.write(beginning);
            stream.transferTo(out);
        }
        return new Content(Files.size(file), () -> Files.newInputStream(file));
    }

    public long length() {
        return length;
    }

    /** Returns a stream of the bytes; each call another one. */
    public InputStream open() {
        try {
            return opening.open();
        } catch (IOException failed) {
            throw new UncheckedIOException("A body cannot be read again", failed);
        }
    }

    /** So many of the bytes from a position on. */
    public Content part(long start, long count) {
        return new Content(count, () -> {
            InputStream whole = open();
            whole.skipNBytes(start);
            return new Limited(whole, count);
        });
    }

    /** All bytes in memory. */
    public byte[] bytes() {
        try (InputStream in = open()) {
            return in.readAllBytes();
        } catch (IOException failed) {
            throw new UncheckedIOException("A body cannot be read again", failed);
        }
    }

    /** The bytes as text; of what is not held in memory only that it is there. */
    public String text() {
        return length > SMALL ? "(" + length + " bytes)" : new String(bytes(), StandardCharsets.UTF_8);
    }

    /** SHA-256 in hexadecimal. */
    public String sha256() {
        try (InputStream in = open()) {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            byte[] part = new byte[SMALL];
            for (int read = in.read(part); read >= 0; read = in.read(part)) {
                digest.update(part, 0, read);
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (IOException | NoSuchAlgorithmException failed) {
            throw new IllegalStateException("A body cannot be hashed", failed);
        }
    }

    @Override
    public String toString() {
        return length + " bytes";
    }

    /** The first bytes of a stream. */
    private static final class Limited extends FilterInputStream {
        private long left;

        Limited(InputStream whole, long left) {
            super(whole);
            this.left = left;
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] target, int from, int most) throws IOException {
            int count = left == 0 && most > 0 ? -1 : super.read(target, from, (int) Math.min(most, left));
            left -= Math.max(0, count);
            return count;
        }
    }

    /** Makes bytes from their positions. */
    private static final class Pattern extends InputStream {
        private final long length;
        private long position;

        Pattern(long length) {
            this.length = length;
        }

        private static byte at(long position) {
            return (byte) (position ^ (position >> 8) ^ (position >> 20));
        }

        @Override
        public int read() {
            return position == length ? -1 : at(position++) & 0xff;
        }

        @Override
        public int read(byte[] target, int from, int most) {
            int count = (int) Math.min(most, length - position);
            if (count == 0 && most > 0) {
                return -1;
            }
            for (int i = 0; i < count; i++) {
                target[from + i] = at(position++);
            }
            return count;
        }

        @Override
        public long skip(long most) {
            long count = Math.max(0, Math.min(most, length - position));
            position += count;
            return count;
        }
    }
}
