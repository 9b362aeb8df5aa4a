package io.teamlabs.integrations.legacy.documents.control;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.SortedSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Rows in the binary format of PostgreSQL's COPY (chapter COPY, "Binary Format"): each value behind its length, in the
 * form of its type, so that neither side makes text of it. Written into one array that grows: this is the import's
 * innermost loop.
 */
final class CopyBinary {

    private static final long SECONDS_TO_2000 =
            Instant.parse("2000-01-01T00:00:00Z").getEpochSecond();
    private static final int TEXT_OID = 25;
    private static final int JSONB_VERSION = 1;
    private static final char FIRST_BEYOND_ASCII = 0x80;

    private byte[] bytes;
    private int length;

    CopyBinary(int size) {
        bytes = new byte[size];
    }

    /** Begins a row; as many columns must follow. */
    CopyBinary row(int columns) {
        reserve(2);
        bytes[length++] = (byte) (columns >> 8);
        bytes[length++] = (byte) columns;
        return this;
    }

    /** Adds rows that were made before. */
    void rows(byte[] made) {
        reserve(made.length);
        System.arraycopy(made, 0, bytes, length, made.length);
        length += made.length;
    }

    CopyBinary column(@Nullable String value) {
        if (value == null) {
            return nothing();
        }
        int start = length;
        four(0);
        utf8(value);
        return measured(start);
    }

    CopyBinary json(String value) {
        int start = length;
        four(0);
        reserve(1);
        bytes[length++] = JSONB_VERSION;
        utf8(value);
        return measured(start);
    }

    CopyBinary column(byte @Nullable [] value) {
        if (value == null) {
            return nothing();
        }
        four(value.length);
        rows(value);
        return this;
    }

    CopyBinary column(UUID value) {
        four(2 * Long.BYTES);
        eight(value.getMostSignificantBits());
        eight(value.getLeastSignificantBits());
        return this;
    }

    /** A timestamptz: microseconds since 2000, rounded as PostgreSQL rounds what it reads. */
    CopyBinary column(@Nullable Instant value) {
        if (value == null) {
            return nothing();
        }
        long micros = (value.getNano() + 500L) / 1000;
        return column((value.getEpochSecond() - SECONDS_TO_2000) * 1_000_000 + micros);
    }

    CopyBinary column(boolean value) {
        four(1);
        reserve(1);
        bytes[length++] = (byte) (value ? 1 : 0);
        return this;
    }

    CopyBinary column(int value) {
        four(Integer.BYTES);
        four(value);
        return this;
    }

    CopyBinary column(long value) {
        four(Long.BYTES);
        eight(value);
        return this;
    }

    /** An array of text: dimensions, whether one is null, the elements' type, how many, the first index, then each. */
    CopyBinary column(SortedSet<String> elements) {
        int start = length;
        four(0);
        four(elements.isEmpty() ? 0 : 1);
        four(0);
        four(TEXT_OID);
        if (!elements.isEmpty()) {
            four(elements.size());
            four(1);
            elements.forEach(this::column);
        }
        return measured(start);
    }

    private CopyBinary nothing() {
        four(-1);
        return this;
    }

    /** Writes the length of what came after the place that was kept for it. */
    private CopyBinary measured(int start) {
        int end = length;
        length = start;
        four(end - start - Integer.BYTES);
        length = end;
        return this;
    }

    private void utf8(String value) {
        int size = value.length();
        reserve(size);
        int to = length;
        for (int at = 0; at < size; at++) {
            char unit = value.charAt(at);
            if (unit >= FIRST_BEYOND_ASCII) {
                rows(value.getBytes(StandardCharsets.UTF_8));
                return;
            }
            bytes[to++] = (byte) unit;
        }
        length = to;
    }

    private void eight(long value) {
        four((int) (value >> Integer.SIZE));
        four((int) value);
    }

    private void four(int value) {
        reserve(Integer.BYTES);
        for (int shift = 24; shift >= 0; shift -= 8) {
            bytes[length++] = (byte) (value >> shift);
        }
    }

    private void reserve(int more) {
        if (bytes.length - length < more) {
            bytes = Arrays.copyOf(bytes, Math.max(2 * bytes.length, length + more));
        }
    }

    /** Begins anew; the array stays. */
    void clear() {
        length = 0;
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
