package io.teamlabs.integrations.legacy.documents.control;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Rows in the text format of PostgreSQL's COPY: columns by tabs, {@code \N} for null, a backslash before what is special.
 * Written as UTF-8 into one array that is kept from batch to batch: this is the import's innermost loop.
 */
final class CopyText {

    private static final byte[] HEX = "0123456789abcdef".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] NULL = {'\\', 'N'};
    private static final byte[] BYTES_FOLLOW = {'\\', '\\', 'x'};

    private byte[] bytes = new byte[1 << 16];
    private int length;
    private boolean first = true;

    CopyText column(@Nullable String value) {
        separate();
        if (value == null) {
            append(NULL);
        } else {
            escape(value);
        }
        return this;
    }

    CopyText column(byte @Nullable [] value) {
        separate();
        if (value == null) {
            append(NULL);
            return this;
        }
        append(BYTES_FOLLOW);
        reserve(2 * value.length);
        for (byte unit : value) {
            bytes[length++] = HEX[(unit >> 4) & 0xf];
            bytes[length++] = HEX[unit & 0xf];
        }
        return this;
    }

    CopyText column(@Nullable Instant value) {
        return column(value == null ? null : value.toString());
    }

    CopyText column(boolean value) {
        return column(value ? "t" : "f");
    }

    CopyText column(long value) {
        return column(Long.toString(value));
    }

    /** An array of text; every element is quoted, so that none is mistaken for null. */
    CopyText column(Iterable<String> elements) {
        StringBuilder array = new StringBuilder("{");
        for (String element : elements) {
            array.append(array.length() > 1 ? "," : "")
                    .append('"')
                    .append(element.replace("\\", "\\\\").replace("\"", "\\\""))
                    .append('"');
        }
        return column(array.append('}').toString());
    }

    void endRow() {
        reserve(1);
        bytes[length++] = '\n';
        first = true;
    }

    private void separate() {
        if (!first) {
            reserve(1);
            bytes[length++] = '\t';
        }
        first = false;
    }

    /** What is special is ASCII, and no byte of another character looks like it in UTF-8. */
    private void escape(String value) {
        byte[] plain = value.getBytes(StandardCharsets.UTF_8);
        reserve(2 * plain.length);
        for (byte unit : plain) {
            byte letter = letter(unit);
            if (letter != 0) {
                bytes[length++] = '\\';
            }
            bytes[length++] = letter == 0 ? unit : letter;
        }
    }

    /** Returns what stands behind the backslash; 0 for what needs none. */
    private static byte letter(byte unit) {
        return switch (unit) {
            case '\\' -> '\\';
            case '\t' -> 't';
            case '\n' -> 'n';
            case '\r' -> 'r';
            default -> 0;
        };
    }

    private void append(byte[] plain) {
        reserve(plain.length);
        System.arraycopy(plain, 0, bytes, length, plain.length);
        length += plain.length;
    }

    private void reserve(int more) {
        if (bytes.length - length < more) {
            bytes = Arrays.copyOf(bytes, Math.max(2 * bytes.length, length + more));
        }
    }

    /** Begins anew; the array stays. */
    void clear() {
        length = 0;
        first = true;
    }

    boolean isEmpty() {
        return length == 0;
    }

    byte[] array() {
        return bytes;
    }

    int length() {
        return length;
    }
}
