package io.teamlabs.integrations.http.control;

import io.teamlabs.integrations.http.entity.BodyWriter;
import io.teamlabs.integrations.http.entity.RequestBody;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Set;
import org.apache.hc.core5.http.nio.AsyncEntityProducer;
import org.apache.hc.core5.http.nio.DataStreamChannel;
import org.apache.hc.core5.http.nio.support.classic.ContentOutputStream;
import org.apache.hc.core5.http.nio.support.classic.SharedOutputBuffer;
import org.jspecify.annotations.Nullable;

/**
 * A body on its way from a thread that may wait to the client's threads, which may not: what is written waits in a buffer
 * of 64 KiB, and the writer waits while it is full.
 */
final class OutgoingBody implements AsyncEntityProducer {

    static final int BUFFER = 64 * 1024;

    private final BodyWriter writer;
    private final long length;
    private final Progress progress;
    private final SharedOutputBuffer buffer = new SharedOutputBuffer(BUFFER);
    private volatile boolean asked;
    private volatile boolean stopped;

    private OutgoingBody(BodyWriter writer, long length, Progress progress) {
        this.writer = writer;
        this.length = length;
        this.progress = progress;
    }

    /** Returns the body to write; null where it is none, or is in memory as a whole. */
    static @Nullable OutgoingBody of(RequestBody body, Progress progress) {
        if (body instanceof RequestBody.Once once) {
            return new OutgoingBody(once.writer(), once.length(), progress);
        }
        return body instanceof RequestBody.Again again
                ? new OutgoingBody(out -> copy(again.source(), out), again.length(), progress)
                : null;
    }

    private static void copy(RequestBody.Source source, OutputStream out) throws IOException {
        try (InputStream in = source.open()) {
            in.transferTo(out);
        }
    }

    /** Writes the body on the calling thread; it ends early with an {@link IOException} where the exchange does. */
    void write() throws IOException {
        CountedOutput out = new CountedOutput(new ContentOutputStream(buffer));
        writer.writeTo(out);
        if (length != RequestBody.UNKNOWN && out.written() != length) {
            throw new IOException("The body had " + out.written() + " bytes instead of " + length);
        }
        buffer.writeCompleted();
        progress.bodyIsOut();
    }

    /** Lets the writer go; nothing more is sent. */
    void stop() {
        stopped = true;
        buffer.abort();
    }

    /** Whether the exchange ended the writing, and not the body's source. */
    boolean isStopped() {
        return stopped;
    }

    /** Something, at first, so that the client brings the channel that later writes wake it by. */
    @Override
    public int available() {
        return asked ? buffer.length() : 1;
    }

    @Override
    public void produce(DataStreamChannel channel) throws IOException {
        asked = true;
        buffer.flush(channel);
        progress.moved();
    }

    @Override
    public boolean isRepeatable() {
        return false;
    }

    @Override
    public long getContentLength() {
        return length;
    }

    @Override
    public boolean isChunked() {
        return length == RequestBody.UNKNOWN;
    }

    /** The request's own headers tell it. */
    @Override
    public @Nullable String getContentType() {
        return null;
    }

    @Override
    public @Nullable String getContentEncoding() {
        return null;
    }

    @Override
    public Set<String> getTrailerNames() {
        return Set.of();
    }

    @Override
    public void failed(Exception cause) {
        stop();
    }

    @Override
    public void releaseResources() {
        stop();
    }

    /** Counts what goes through. */
    private static final class CountedOutput extends OutputStream {

        private final OutputStream out;
        private long written;

        CountedOutput(OutputStream out) {
            this.out = out;
        }

        @Override
        public void write(int one) throws IOException {
            out.write(one);
            written++;
        }

        @Override
        public void write(byte[] bytes, int from, int count) throws IOException {
            out.write(bytes, from, count);
            written += count;
        }

        long written() {
            return written;
        }
    }
}
