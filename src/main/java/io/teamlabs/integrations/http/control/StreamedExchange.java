package io.teamlabs.integrations.http.control;

import io.teamlabs.integrations.http.entity.OutgoingFailure;
import io.teamlabs.integrations.http.entity.OutgoingFailure.Kind;
import io.teamlabs.integrations.http.entity.RequestBody;
import io.teamlabs.integrations.http.entity.StreamedAnswer;
import io.teamlabs.integrations.http.entity.StreamedRequest;
import java.io.IOException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Future;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.async.CloseableHttpAsyncClient;
import org.apache.hc.client5.http.protocol.HttpClientContext;
import org.apache.hc.core5.concurrent.FutureCallback;
import org.apache.hc.core5.http.message.BasicHttpRequest;
import org.apache.hc.core5.http.nio.AsyncEntityProducer;
import org.apache.hc.core5.http.nio.entity.BasicAsyncEntityProducer;
import org.apache.hc.core5.http.nio.support.BasicRequestProducer;
import org.apache.hc.core5.util.Timeout;
import org.jspecify.annotations.Nullable;

/** One request whose body and answer are streamed between the client's threads and the caller's, which waits. */
final class StreamedExchange implements FutureCallback<Void> {

    private final StreamedRequest request;
    private final Progress progress;
    private final Departure departure;
    private final CompletableFuture<IncomingBody.Head> head = new CompletableFuture<>();
    private final IncomingBody incoming;
    private final @Nullable OutgoingBody outgoing;
    private volatile boolean over;
    private volatile @Nullable Future<Void> underWay;

    @SuppressWarnings("FutureReturnValueIgnored") // it ends with the head
    StreamedExchange(StreamedRequest request, Progress progress) {
        this.request = request;
        this.progress = progress;
        this.departure = new Departure(String.valueOf(request.uri().getHost()));
        this.incoming = new IncomingBody(head, progress);
        this.outgoing = OutgoingBody.of(request.body(), progress);
        head.whenComplete(this::stopWriting);
    }

    /** A refusal that comes before the body is out makes the rest of the body pointless. */
    private void stopWriting(IncomingBody.@Nullable Head answer, @Nullable Throwable failure) {
        boolean refused = answer == null || answer.status() >= 300;
        if (outgoing != null && refused && !progress.isBodyOut()) {
            outgoing.stop();
        }
    }

    void send(CloseableHttpAsyncClient client, RequestConfig config) {
        if (over) {
            return;
        }
        BasicHttpRequest message = new BasicHttpRequest(request.method(), request.uri());
        request.headers().forEach(message::addHeader);
        HttpClientContext context = departure.context();
        // The deadlines are watched over here; the connection's own time-out would cut a long poll.
        context.setRequestConfig(
                RequestConfig.copy(config).setResponseTimeout(Timeout.DISABLED).build());
        underWay = client.execute(new BasicRequestProducer(message, entity()), incoming, null, context, this);
        if (over) {
            departure.abandon(underWay);
        }
    }

    private @Nullable AsyncEntityProducer entity() {
        if (request.body() instanceof RequestBody.Bytes bytes) {
            return new BasicAsyncEntityProducer(bytes.content(), null);
        }
        return outgoing;
    }

    /** Writes the body and waits for the head, on the calling thread. */
    StreamedAnswer answer() {
        writeBody();
        try {
            IncomingBody.Head answer = head.join();
            return new StreamedAnswer(answer.status(), answer.headers(), answer.body(), this::close);
        } catch (CompletionException failure) {
            throw failure.getCause() instanceof OutgoingFailure known ? known : failure;
        }
    }

    private void writeBody() {
        try {
            if (outgoing != null) {
                outgoing.write();
            }
        } catch (IOException brokenOff) {
            // Where the exchange ended it, the head tells how, perhaps a moment later; else the body's source did.
            if (!outgoing.isStopped()) {
                fail(departure.failure(Kind.BODY));
            }
        } catch (RuntimeException | Error broken) {
            fail(departure.failure(Kind.BODY));
            throw broken;
        }
    }

    void expire() {
        fail(departure.failure(Kind.DEADLINE));
        close();
    }

    boolean isOver() {
        return over;
    }

    private void close() {
        if (!over) {
            over = true;
            incoming.stop();
            departure.abandon(underWay);
        }
    }

    @Override
    public void completed(Void nothing) {
        if (progress.isBodyOut()) {
            over = true;
        }
    }

    @Override
    public void failed(Exception cause) {
        fail(departure.failure(cause));
        close();
    }

    @Override
    public void cancelled() {
        fail(departure.cancelled());
        close();
    }

    /** Where the head was there already, the body's reader is told instead. */
    void fail(OutgoingFailure failure) {
        if (head.completeExceptionally(failure)) {
            close();
        }
    }
}
