package io.teamlabs.integrations.oauth.control;

import io.teamlabs.integrations.http.control.OutgoingHttp;
import io.teamlabs.integrations.http.entity.OutgoingAnswer;
import io.teamlabs.integrations.http.entity.OutgoingFailure;
import io.teamlabs.integrations.http.entity.OutgoingRequest;
import io.teamlabs.integrations.oauth.entity.OAuthFailure;
import io.teamlabs.integrations.oauth.entity.OAuthFailure.Kind;
import io.teamlabs.integrations.platform.Secret;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** The steps that the calls of all providers share: send, tell trouble on the way from answers, read JSON. */
@ApplicationScoped
public class ProviderCalls {

    @Inject
    OutgoingHttp http;

    @Inject
    Clock clock;

    /** For CDI. */
    ProviderCalls() {}

    public ProviderCalls(OutgoingHttp http, Clock clock) {
        this.http = http;
        this.clock = clock;
    }

    public Instant now() {
        return clock.instant();
    }

    /**
     * Sends a request and asks for JSON unless it says otherwise. The answer is one that the provider meant: its status
     * is 2xx or 4xx and not 429. All else fails with an {@link OAuthFailure}.
     */
    public CompletionStage<OutgoingAnswer> send(OutgoingRequest request) {
        OutgoingRequest ready =
                request.headers().containsKey("Accept") ? request : request.header("Accept", "application/json");
        return http.send(ready).handle(this::settled);
    }

    /** Sends a request with a bearer token; one that no provider can have issued fails without being sent. */
    public CompletionStage<OutgoingAnswer> send(OutgoingRequest request, Secret token) {
        return JsonAnswer.isToken(token.reveal())
                ? send(request.bearer(token))
                : CompletableFuture.failedFuture(OAuthFailure.of(Kind.GRANT_GONE, "malformed-token"));
    }

    private OutgoingAnswer settled(@Nullable OutgoingAnswer answer, @Nullable Throwable failure) {
        if (answer == null) {
            throw failure instanceof OutgoingFailure known ? unanswered(known) : new CompletionException(failure);
        }
        int status = answer.status();
        if (status == 429) {
            throw failure(Kind.TEMPORARY, "rate-limited", answer);
        }
        if (status >= 500) {
            // 503 says that the request was not handled; behind the others it may have been (RFC 9110, 15.6).
            throw failure(Kind.TEMPORARY, "server-error", answer, status != 503);
        }
        boolean meant = (status >= 200 && status < 300) || (status >= 400 && status < 500);
        if (!meant) {
            throw failure(Kind.TEMPORARY, "unexpected-status", answer);
        }
        return answer;
    }

    private static OAuthFailure unanswered(OutgoingFailure failure) {
        boolean lost = failure.maybeHeard();
        return switch (failure.kind()) {
            case CONNECT -> new OAuthFailure(Kind.TEMPORARY, "unreachable", null, lost);
            case TLS -> new OAuthFailure(Kind.TEMPORARY, "tls-failed", null, lost);
            case ADDRESS_REFUSED -> new OAuthFailure(Kind.CONFIGURATION, "address-refused", null, lost);
            case DEADLINE -> new OAuthFailure(Kind.TEMPORARY, "deadline-passed", null, lost);
            case LOST, BODY -> new OAuthFailure(Kind.TEMPORARY, "answer-lost", null, lost);
            case TOO_LARGE -> new OAuthFailure(Kind.TEMPORARY, "answer-too-large", null, lost);
        };
    }

    /**
     * Returns the JSON object of an answer.
     *
     * @throws OAuthFailure to try again later, where there is none: a page, a form, half an object, nothing
     */
    public JsonAnswer json(OutgoingAnswer answer) {
        return JsonAnswer.parse(answer.text())
                .orElseThrow(() -> failure(Kind.TEMPORARY, "unreadable-answer", answer, answer.status() < 300));
    }

    /** The failure that a read answer means; it keeps how long the provider wants to be left alone. */
    public OAuthFailure failure(Kind kind, String code, OutgoingAnswer answer) {
        return failure(kind, code, answer, false);
    }

    private OAuthFailure failure(Kind kind, String code, OutgoingAnswer answer, boolean answerLost) {
        return new OAuthFailure(kind, code, answer.retryAfter(clock.instant()).orElse(null), answerLost);
    }
}
