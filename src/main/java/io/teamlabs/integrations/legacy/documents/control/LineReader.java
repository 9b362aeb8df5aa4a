package io.teamlabs.integrations.legacy.documents.control;

import io.teamlabs.integrations.legacy.documents.entity.RejectReason;
import io.teamlabs.integrations.legacy.documents.entity.Rejected;
import io.teamlabs.integrations.legacy.documents.entity.SourceLine;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/** Reads a file line by line from an offset, in memory that a line's limit bounds, and knows where each line stood. */
final class LineReader implements AutoCloseable {

    private static final int LEAST_BUFFER = 1 << 18;
    private static final char BYTE_ORDER_MARK = '\uFEFF';
    private static final char REPLACEMENT = '\uFFFD';

    private final FileChannel file;
    private final byte[] buffer;
    private final int limit;
    private int from;
    private int to;
    private int seen;
    private int start;
    private int length;
    private long offset;
    private long number;
    private long skipped;

    LineReader(Path path, long offset, long number, int limit) throws IOException {
        this.file = FileChannel.open(path, StandardOpenOption.READ).position(offset);
        this.buffer = new byte[Math.max(limit + 2, LEAST_BUFFER)];
        this.limit = limit;
        this.offset = offset;
        this.number = number;
    }

    /** Returns the next line, whose text is there until the one after it is asked for; null at the end of the file. */
    @Nullable
    SourceLine next() throws IOException {
        skipped = 0;
        int unseen = from;
        while (true) {
            int end = lineEnd(unseen);
            if (end >= 0) {
                return line(end, 1);
            }
            boolean more = fill();
            if (!more) {
                return to == from && skipped == 0 ? null : line(to, 0);
            }
            unseen = seen;
        }
    }

    private int lineEnd(int unseen) {
        for (int at = unseen; at < to; at++) {
            if (buffer[at] == '\n') {
                return at;
            }
        }
        return -1;
    }

    private SourceLine line(int end, int lineEnd) {
        start = from;
        length = end - from;
        long bytes = skipped + length;
        SourceLine line = new SourceLine(++number, offset, bytes, offset + bytes + lineEnd);
        offset = line.next();
        from = end + lineEnd;
        return line;
    }

    /** Moves what is left to the front and reads on; of a line that is too long only the length is kept. */
    private boolean fill() throws IOException {
        int held = to - from;
        if (held > limit) {
            skipped += held;
            held = 0;
        }
        System.arraycopy(buffer, from, buffer, 0, held);
        from = 0;
        seen = held;
        int read = file.read(ByteBuffer.wrap(buffer, held, buffer.length - held));
        to = held + Math.max(read, 0);
        return read > 0;
    }

    /** Returns the text of the line just read; fails with {@link Rejected} where it is too long or not UTF-8. */
    String text(SourceLine line) {
        if (line.length() > limit) {
            throw new Rejected(RejectReason.LINE_TOO_LONG, null);
        }
        String text = new String(buffer, start, length, StandardCharsets.UTF_8);
        if (text.indexOf(REPLACEMENT) >= 0) {
            refuseUnlessUtf8();
        }
        return line.offset() == 0 && !text.isEmpty() && text.charAt(0) == BYTE_ORDER_MARK ? text.substring(1) : text;
    }

    private void refuseUnlessUtf8() {
        try {
            StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(buffer, start, length));
        } catch (CharacterCodingException notUtf8) {
            throw new Rejected(RejectReason.NOT_UTF8, null);
        }
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
