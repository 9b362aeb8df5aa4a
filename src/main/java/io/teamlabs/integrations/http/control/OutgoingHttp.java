package io.teamlabs.integrations.http.control;

import io.teamlabs.integrations.http.entity.OutgoingAnswer;
import io.teamlabs.integrations.http.entity.OutgoingFailure;
import io.teamlabs.integrations.http.entity.OutgoingFailure.Kind;
import io.teamlabs.integrations.http.entity.OutgoingRequest;
import io.teamlabs.integrations.http.entity.StreamDeadlines;
import io.teamlabs.integrations.http.entity.StreamedAnswer;
import io.teamlabs.integrations.http.entity.StreamedRequest;
import io.teamlabs.integrations.platform.Settings;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.async.CloseableHttpAsyncClient;
import org.apache.hc.core5.concurrent.DefaultThreadFactory;
import org.apache.hc.core5.io.CloseMode;

/** The one outgoing HTTP client of the service. */
@ApplicationScoped
public class OutgoingHttp {

    /** How soon it is seen that a deadline has become shorter, as the answer's is once the body is out. */
    private static final Duration LONGEST_LOOK_AWAY = Duration.ofSeconds(5);

    private HttpSettings settings;
    private RequestConfig requests;
    private CloseableHttpAsyncClient client;
    private ScheduledThreadPoolExecutor deadlines;
    private Senders senders;

    /** For CDI, which starts it. */
    OutgoingHttp() {}

    /** Returns a client for use without CDI; {@link #stop} ends it. */
    public static OutgoingHttp started(HttpSettings settings) {
        OutgoingHttp http = new OutgoingHttp();
        http.start(settings);
        return http;
    }

    @PostConstruct
    void start() {
        start(Settings.read(HttpSettings::from));
    }

    private void start(HttpSettings chosen) {
        settings = chosen;
        deadlines = new ScheduledThreadPoolExecutor(1, new DefaultThreadFactory("outgoing-http-deadlines", true));
        deadlines.setRemoveOnCancelPolicy(true);
        senders = new Senders();
        requests = OutgoingClient.requests(chosen);
        client = OutgoingClient.build(chosen);
        client.start();
    }

    @PreDestroy
    public void stop() {
        deadlines.shutdownNow();
        senders.stop();
        client.close(CloseMode.IMMEDIATE);
    }

    /**
     * Sends a request. The stage ends within the deadline, with the whole answer whatever its status, or with an
     * {@link io.teamlabs.integrations.http.entity.OutgoingFailure}. What follows it directly runs on a thread of the
     * client and must not block: work on the database goes to a managed executor.
     */
    public CompletionStage<OutgoingAnswer> send(OutgoingRequest request) {
        Exchange exchange = new Exchange(request);
        if (!settings.permitsScheme(request.uri()) || request.uri().getUserInfo() != null) {
            exchange.fail(Kind.ADDRESS_REFUSED);
            return exchange.answer();
        }
        try {
            long deadline = settings.deadline().toMillis();
            exchange.expiresBy(deadlines.schedule(exchange::expire, deadline, TimeUnit.MILLISECONDS));
            senders.execute(String.valueOf(request.uri().getHost()), () -> exchange.send(client));
        } catch (RejectedExecutionException stopped) {
            exchange.fail(Kind.CONNECT);
        }
        return exchange.answer();
    }

    /**
     * Sends a request whose body and answer are streamed, and waits on the calling thread until the answer's head is there.
     * At most 64 KiB wait in memory in either direction.
     *
     * @throws OutgoingFailure where there is no head
     */
    public StreamedAnswer open(StreamedRequest request, StreamDeadlines deadlines) {
        Progress progress = new Progress(deadlines, request.isWritten());
        StreamedExchange exchange = new StreamedExchange(request, progress);
        if (!settings.permitsScheme(request.uri()) || request.uri().getUserInfo() != null) {
            throw new OutgoingFailure(
                    Kind.ADDRESS_REFUSED, String.valueOf(request.uri().getHost()), false);
        }
        try {
            watch(exchange, progress);
            senders.execute(String.valueOf(request.uri().getHost()), () -> exchange.send(client, requests));
        } catch (RejectedExecutionException stopped) {
            throw new OutgoingFailure(Kind.CONNECT, String.valueOf(request.uri().getHost()), false);
        }
        return exchange.answer();
    }

    @SuppressWarnings("FutureReturnValueIgnored") // it ends with the exchange
    private void watch(StreamedExchange exchange, Progress progress) {
        if (exchange.isOver()) {
            return;
        }
        Duration left = progress.left();
        if (left.isNegative() || left.isZero()) {
            exchange.expire();
        } else {
            long pause = Math.min(left.toMillis() + 1, LONGEST_LOOK_AWAY.toMillis());
            deadlines.schedule(() -> watch(exchange, progress), pause, TimeUnit.MILLISECONDS);
        }
    }
}
