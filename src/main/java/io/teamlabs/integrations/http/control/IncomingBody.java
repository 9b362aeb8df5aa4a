package io.teamlabs.integrations.http.control;

import io.teamlabs.integrations.http.entity.Headers;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.apache.hc.core5.concurrent.FutureCallback;
import org.apache.hc.core5.http.EntityDetails;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpResponse;
import org.apache.hc.core5.http.nio.AsyncResponseConsumer;
import org.apache.hc.core5.http.nio.CapacityChannel;
import org.apache.hc.core5.http.nio.support.classic.ContentInputStream;
import org.apache.hc.core5.http.nio.support.classic.SharedInputBuffer;
import org.apache.hc.core5.http.protocol.HttpContext;
import org.jspecify.annotations.Nullable;

/**
 * An answer on its way from the client's threads to one that may wait. Its head is told as soon as it is there; of its body
 * no more is taken from the connection than the reader has room for.
 */
final class IncomingBody implements AsyncResponseConsumer<Void> {

    /** The head of an answer, and its body as it comes. */
    record Head(int status, Headers headers, InputStream body) {}

    private final SharedInputBuffer buffer = new SharedInputBuffer(OutgoingBody.BUFFER);
    private final CompletableFuture<Head> head;
    private final Progress progress;
    private @Nullable FutureCallback<Void> end;

    IncomingBody(CompletableFuture<Head> head, Progress progress) {
        this.head = head;
        this.progress = progress;
    }

    @Override
    public void consumeResponse(
            HttpResponse response, @Nullable EntityDetails entity, HttpContext context, FutureCallback<Void> callback) {
        progress.headIsThere();
        InputStream body = entity == null ? InputStream.nullInputStream() : new ContentInputStream(buffer);
        if (entity == null) {
            callback.completed(null);
        } else {
            end = callback;
        }
        head.complete(new Head(response.getCode(), headers(response), body));
    }

    private static Headers headers(HttpResponse response) {
        Headers headers = Headers.NONE;
        for (Header header : response.getHeaders()) {
            headers = header.getValue() == null ? headers : headers.lenientlyAnd(header.getName(), header.getValue());
        }
        return headers;
    }

    @Override
    public void informationResponse(HttpResponse response, HttpContext context) {
        progress.moved();
    }

    @Override
    public void updateCapacity(CapacityChannel channel) throws IOException {
        buffer.updateCapacity(channel);
    }

    @Override
    public void consume(ByteBuffer bytes) throws IOException {
        progress.moved();
        buffer.fill(bytes);
    }

    @Override
    public void streamEnd(@Nullable List<? extends Header> trailers) throws IOException {
        buffer.markEndStream();
        FutureCallback<Void> callback = end;
        if (callback != null) {
            callback.completed(null);
        }
    }

    @Override
    public void failed(Exception cause) {
        buffer.abort();
    }

    /** What was received stays to be read; only an exchange that ended before its answer leaves nothing. */
    @Override
    public void releaseResources() {}

    /** Lets the reader go with a failure. */
    void stop() {
        buffer.abort();
    }
}
