package io.teamlabs.integrations.simulator.wire;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.concurrent.atomic.AtomicLong;

/**
 * A place in the course of bytes where something is done, once, while who sends them and who takes them wait. Of several
 * streams the bytes are counted together.
 */
public final class Halt {

    /** Bytes pass by. */
    public static final Halt NEVER = new Halt(Long.MAX_VALUE, () -> {});

    private final AtomicLong left;
    private final Runnable work;

    /** The work is done on the thread that reads. */
    public Halt(long after, Runnable work) {
        this.left = new AtomicLong(after);
        this.work = work;
    }

    /** Returns the same bytes, counted. */
    public InputStream on(InputStream bytes) {
        return new Counted(bytes);
    }

    private void passed(int bytes) {
        long before = left.getAndAdd(-bytes);
        if (before > 0 && before <= bytes) {
            work.run();
        }
    }

    private final class Counted extends FilterInputStream {

        Counted(InputStream bytes) {
            super(bytes);
        }

        @Override
        public int read() throws IOException {
            int one = super.read();
            passed(one < 0 ? 0 : 1);
            return one;
        }

        @Override
        public int read(byte[] target, int from, int most) throws IOException {
            int count = super.read(target, from, most);
            passed(Math.max(0, count));
            return count;
        }
    }
}
