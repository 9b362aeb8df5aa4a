package io.teamlabs.integrations.http.entity;

import java.io.Closeable;
import java.io.InputStream;

/**
 * An answer whose head is there and whose body is still coming. Reading blocks while the other side is slow and fails with
 * an {@link java.io.IOException} where the connection or a deadline ends it. It may hold tokens: it prints as its status.
 */
public final class StreamedAnswer implements Closeable {

    private final int status;
    private final Headers headers;
    private final InputStream body;
    private final Runnable end;

    /** The last is run when the answer is closed, and must be harmless where the body was read to its end. */
    public StreamedAnswer(int status, Headers headers, InputStream body, Runnable end) {
        this.status = status;
        this.headers = headers;
        this.body = body;
        this.end = end;
    }

    public int status() {
        return status;
    }

    public Headers headers() {
        return headers;
    }

    /** The body, empty where there is none; few of its bytes wait in memory. */
    public InputStream body() {
        return body;
    }

    /** Ends the exchange; what of the body was not read is never read. */
    @Override
    public void close() {
        end.run();
    }

    @Override
    public String toString() {
        return "status " + status;
    }
}
