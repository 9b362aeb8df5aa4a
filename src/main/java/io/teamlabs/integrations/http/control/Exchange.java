package io.teamlabs.integrations.http.control;

import io.teamlabs.integrations.http.entity.OutgoingAnswer;
import io.teamlabs.integrations.http.entity.OutgoingFailure.Kind;
import io.teamlabs.integrations.http.entity.OutgoingRequest;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import org.apache.hc.client5.http.impl.async.CloseableHttpAsyncClient;
import org.apache.hc.core5.concurrent.FutureCallback;
import org.apache.hc.core5.http.message.BasicHttpRequest;
import org.apache.hc.core5.http.nio.AsyncRequestProducer;
import org.apache.hc.core5.http.nio.entity.BasicAsyncEntityProducer;
import org.apache.hc.core5.http.nio.support.BasicRequestProducer;
import org.jspecify.annotations.Nullable;

/** One request and what becomes of it. Whatever comes first decides: the answer, a failure, or the deadline. */
final class Exchange implements FutureCallback<OutgoingAnswer> {

    private final OutgoingRequest request;
    private final Departure departure;
    private final CompletableFuture<OutgoingAnswer> answer = new CompletableFuture<>();
    private volatile @Nullable Future<?> deadline;
    private volatile @Nullable Future<OutgoingAnswer> underWay;

    Exchange(OutgoingRequest request) {
        this.request = request;
        this.departure = new Departure(String.valueOf(request.uri().getHost()));
    }

    CompletableFuture<OutgoingAnswer> answer() {
        return answer;
    }

    void send(CloseableHttpAsyncClient client) {
        if (answer.isDone()) {
            return;
        }
        underWay = client.execute(producer(), new CappedAnswer(), null, departure.context(), this);
        if (answer.isDone()) {
            abandon();
        }
    }

    private AsyncRequestProducer producer() {
        BasicHttpRequest head = new BasicHttpRequest(request.method(), request.uri());
        request.headers().forEach(head::setHeader);
        byte[] body = request.body();
        return new BasicRequestProducer(head, body == null ? null : new BasicAsyncEntityProducer(body, null));
    }

    /** Takes the task that will call {@link #expire}; it is dropped once there is an answer or a failure. */
    void expiresBy(Future<?> task) {
        deadline = task;
    }

    void expire() {
        fail(Kind.DEADLINE);
        abandon();
    }

    private void abandon() {
        departure.abandon(underWay);
    }

    private static void cancel(@Nullable Future<?> task) {
        if (task != null) {
            task.cancel(false);
        }
    }

    @Override
    public void completed(OutgoingAnswer whole) {
        answer.complete(whole);
        cancel(deadline);
    }

    @Override
    public void failed(Exception cause) {
        answer.completeExceptionally(departure.failure(cause));
    }

    @Override
    public void cancelled() {
        answer.completeExceptionally(departure.cancelled());
    }

    void fail(Kind kind) {
        answer.completeExceptionally(departure.failure(kind));
    }
}
