package io.teamlabs.integrations.provider.google;

import io.teamlabs.integrations.http.entity.RequestBody;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;

/**
 * The part of a stream that is held until Google has it: 1 MiB at the most, which is a multiple of the 256 KiB that Google
 * counts in. What Google has is given up, and the rest filled up again.
 */
final class DriveBlock {

    static final int SIZE = 1024 * 1024;

    private final InputStream source;
    private final byte[] bytes = new byte[SIZE];
    private long start;
    private int held;
    private boolean ended;

    DriveBlock(InputStream source) {
        this.source = source;
    }

    /** Reads until the block is full or the stream ends. */
    void fill() throws IOException {
        int read = ended ? 0 : source.readNBytes(bytes, held, SIZE - held);
        ended |= held + read < SIZE;
        held += read;
    }

    /**
     * Gives up what lies before a position in the stream.
     *
     * @return whether that position is in the block, and the rest can go on from there
     */
    boolean giveUpBefore(long position) {
        long gone = position - start;
        if (gone < 0 || gone > held) {
            return false;
        }
        System.arraycopy(bytes, (int) gone, bytes, 0, held - (int) gone);
        start = position;
        held -= (int) gone;
        return true;
    }

    /** What is held, as a body that can be sent again with a new token; no copy. */
    RequestBody body() {
        return new RequestBody.Again(() -> new ByteArrayInputStream(bytes, 0, held), held);
    }

    /** Where the block begins, in bytes of the stream. */
    long start() {
        return start;
    }

    int held() {
        return held;
    }

    /** Where the block ends. */
    long end() {
        return start + held;
    }

    /** Whether the stream has ended, and so its length is {@link #end}. */
    boolean isLast() {
        return ended;
    }
}
