package io.teamlabs.integrations.problem;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** A request's body that fails with a 413 at the first byte over the bound. */
public final class BoundedBody extends FilterInputStream {

    private final long most;
    private long read;

    public BoundedBody(InputStream body, long most) {
        super(body);
        this.most = most;
    }

    @Override
    public int read() throws IOException {
        int one = super.read();
        count(one < 0 ? 0 : 1);
        return one;
    }

    @Override
    public int read(byte[] target, int from, int count) throws IOException {
        int got = super.read(target, from, count);
        count(Math.max(0, got));
        return got;
    }

    @Override
    public long skip(long count) throws IOException {
        long skipped = super.skip(count);
        count(skipped);
        return skipped;
    }

    private void count(long bytes) {
        read += bytes;
        if (read > most) {
            throw tooLarge(most);
        }
    }

    static ProblemException tooLarge(long most) {
        return ProblemException.of(ProblemKind.TOO_LARGE, "Send a body of at most " + most + " bytes.")
                .about("body");
    }
}
