package io.teamlabs.integrations.gateway.control;

import io.teamlabs.integrations.gateway.entity.AnswerClass;
import io.teamlabs.integrations.gateway.entity.ApiRequest;
import io.teamlabs.integrations.gateway.entity.Classification;
import io.teamlabs.integrations.http.control.OutgoingHttp;
import io.teamlabs.integrations.http.entity.Headers;
import io.teamlabs.integrations.http.entity.OutgoingFailure;
import io.teamlabs.integrations.http.entity.StreamDeadlines;
import io.teamlabs.integrations.http.entity.StreamedAnswer;
import io.teamlabs.integrations.http.entity.StreamedRequest;
import io.teamlabs.integrations.platform.Secret;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One try of a call: its credentials put on, redirects followed where that is wanted, its answer looked at. */
@ApplicationScoped
public class Exchanges {

    private static final int MOST_REDIRECTS = 5;

    @Inject
    OutgoingHttp http;

    @Inject
    GatewaySettings settings;

    @Inject
    Clock clock;

    /**
     * Sends a call with the token and returns what came back.
     *
     * @throws OutgoingFailure where nothing did, or where a redirect leads to an address that is not to be called
     */
    Reply send(ProviderApi api, ApiRequest request, Secret token) {
        boolean bearer = api.authenticates(request.uri());
        ApiRequest hop = request;
        for (int hops = 0; hops <= MOST_REDIRECTS; hops++) {
            StreamedAnswer answer = http.open(outgoing(hop, bearer ? token : null), deadlines(request));
            Optional<URI> next = request.followsRedirects() ? Redirects.target(hop, answer) : Optional.empty();
            if (next.isEmpty()) {
                return look(api, request, answer, bearer);
            }
            Reply.discard(answer, answer.body());
            bearer = bearer && Redirects.sameOrigin(hop.uri(), next.get()) && api.authenticates(next.get());
            hop = hop.at(next.get());
        }
        throw new OutgoingFailure(
                OutgoingFailure.Kind.ADDRESS_REFUSED, String.valueOf(hop.uri().getHost()), true);
    }

    private StreamDeadlines deadlines(ApiRequest request) {
        Duration asked = request.answerWithin();
        StreamDeadlines usual = settings.deadlines();
        return asked == null || asked.compareTo(usual.total()) > 0
                ? usual
                : new StreamDeadlines(asked, usual.idle(), usual.total());
    }

    private static StreamedRequest outgoing(ApiRequest request, @Nullable Secret token) {
        Headers headers = ForwardedHeaders.outgoing(request.headers());
        Headers all = token == null ? headers : headers.with("Authorization", "Bearer " + token.reveal());
        return new StreamedRequest(request.method(), request.uri(), all, request.body());
    }

    private Reply look(ProviderApi api, ApiRequest request, StreamedAnswer answer, boolean bearer) {
        Glimpse head = new Glimpse(answer.status(), answer.headers(), new byte[0]);
        if (answer.status() < 400 && !api.hidesErrors(head)) {
            return new Reply(answer, answer.body(), Classification.ok());
        }
        byte[] beginning = beginning(request, answer);
        Glimpse seen = new Glimpse(answer.status(), answer.headers(), beginning);
        InputStream whole = new SequenceInputStream(new ByteArrayInputStream(beginning), answer.body());
        Classification found = api.classify(request, seen, clock.instant());
        return new Reply(answer, whole, bearer ? found : withoutToken(found));
    }

    /** Who was sent no token says nothing of it: another host after a redirect, or an address that wants none. */
    private static Classification withoutToken(Classification found) {
        return switch (found.kind()) {
            case REFRESH, REFRESH_OR_RECONNECT, RECONNECT, MISSING_SCOPE, SUSPENDED ->
                Classification.of(AnswerClass.CLIENT, found.code());
            case OK,
                    RETRY,
                    RATE_LIMIT,
                    RATE_LIMIT_LONG,
                    CONFIG,
                    USER_ACTION,
                    NOT_FOUND_OR_HIDDEN,
                    CLIENT,
                    RESYNC,
                    GONE -> found;
        };
    }

    private static byte[] beginning(ApiRequest request, StreamedAnswer answer) {
        try {
            return answer.body().readNBytes(Glimpse.LONGEST);
        } catch (IOException lost) {
            answer.close();
            throw new OutgoingFailure(
                    OutgoingFailure.Kind.LOST, String.valueOf(request.uri().getHost()), true);
        }
    }
}
