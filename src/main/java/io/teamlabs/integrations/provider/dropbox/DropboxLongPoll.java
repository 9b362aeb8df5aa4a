package io.teamlabs.integrations.provider.dropbox;

import io.teamlabs.integrations.gateway.control.Glimpse;
import io.teamlabs.integrations.gateway.entity.AnswerClass;
import io.teamlabs.integrations.gateway.entity.Classification;
import io.teamlabs.integrations.http.control.OutgoingHttp;
import io.teamlabs.integrations.http.entity.Headers;
import io.teamlabs.integrations.http.entity.OutgoingAnswer;
import io.teamlabs.integrations.http.entity.OutgoingFailure;
import io.teamlabs.integrations.http.entity.OutgoingRequest;
import io.teamlabs.integrations.oauth.control.JsonAnswer;
import io.teamlabs.integrations.platform.JsonDocument;
import io.teamlabs.integrations.platform.Settings;
import io.teamlabs.integrations.problem.ProblemException;
import io.teamlabs.integrations.problem.ProblemKind;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import java.math.BigDecimal;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/**
 * Waits at Dropbox for changes. The only call that goes past the gateway: the cursor is all it needs, so there is no token to
 * put on and none to refresh, and the gateway would hold a thread and a place for as long as it waits.
 */
@ApplicationScoped
public class DropboxLongPoll {

    /** The shortest that Dropbox waits; it adds up to 90 s by chance. */
    private static final int SECONDS = 30;

    @Inject
    OutgoingHttp http;

    @Inject
    Clock clock;

    DropboxSettings settings;

    /** For CDI. */
    DropboxLongPoll() {}

    DropboxLongPoll(OutgoingHttp http, Clock clock, DropboxSettings settings) {
        this.http = http;
        this.clock = clock;
        this.settings = settings;
    }

    @PostConstruct
    void start() {
        settings = Settings.read(DropboxSettings::from);
    }

    /**
     * Answers whether there are changes behind Dropbox' cursor, {@code {changes, waitSeconds}}: at once when there are, else
     * when the wait is over, which is at the latest at the deadline of every outgoing call.
     */
    CompletionStage<JsonObject> await(String position) {
        URI address = URI.create(settings.notification() + "/2/files/list_folder/longpoll");
        String argument = JsonDocument.object()
                .with("cursor", position)
                .with("timeout", SECONDS)
                .toJson()
                .toString();
        return http.send(OutgoingRequest.post(address).json(argument)).handle((answer, failure) -> {
            if (answer != null) {
                return told(address, answer);
            }
            return afterFailure(failure);
        });
    }

    private JsonObject told(URI address, OutgoingAnswer answer) {
        if (answer.status() != 200) {
            return refused(address, answer);
        }
        JsonAnswer body = JsonAnswer.parse(answer.text()).orElseGet(JsonAnswer::empty);
        int wait = body.number("backoff").map(BigDecimal::intValue).orElse(0);
        return document(body.isTrue("changes"), Math.max(0, wait));
    }

    private static JsonObject document(boolean changes, int waitSeconds) {
        return JsonDocument.object()
                .with("changes", changes)
                .with("waitSeconds", waitSeconds)
                .toJson();
    }

    /** A cursor that Dropbox no longer knows is a change as well: who asks for it is given the listing anew. */
    private JsonObject refused(URI address, OutgoingAnswer answer) {
        Headers headers = answer.header("Retry-After")
                .map(wait -> Headers.NONE.lenientlyAnd("Retry-After", wait))
                .orElse(Headers.NONE);
        Classification refusal = DropboxApiRules.classify(
                address.getRawPath(), new Glimpse(answer.status(), headers, answer.body()), clock.instant());
        if (refusal.kind() == AnswerClass.RESYNC) {
            return document(true, 0);
        }
        throw answer.status() == 400 ? DropboxProblems.unknownCursor() : unavailable(refusal.pause());
    }

    private static ProblemException unavailable(@Nullable Duration wait) {
        return ProblemException.of(
                        ProblemKind.PROVIDER_UNAVAILABLE, "Dropbox does not let anybody wait for now. Try again later.")
                .retryAfter(wait == null ? Duration.ofSeconds(SECONDS) : wait);
    }

    /** The deadline comes where nothing changed: Dropbox answers a change at once. */
    private static JsonObject afterFailure(@Nullable Throwable failure) {
        Throwable cause = failure instanceof CompletionException wrapped ? wrapped.getCause() : failure;
        if (cause instanceof OutgoingFailure known) {
            if (known.kind() == OutgoingFailure.Kind.DEADLINE) {
                return document(false, 0);
            }
            throw unavailable(null);
        }
        throw new CompletionException(cause);
    }
}
