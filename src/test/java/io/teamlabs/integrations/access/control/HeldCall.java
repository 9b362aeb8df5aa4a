package io.teamlabs.integrations.access.control;

import io.teamlabs.integrations.simulator.wire.Answer;
import io.teamlabs.integrations.simulator.wire.Delivery;
import io.teamlabs.integrations.simulator.wire.Endpoint;
import io.teamlabs.integrations.simulator.wire.Fault;
import io.teamlabs.integrations.simulator.wire.Request;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A token call that the vendor has received: it may be processed before it is answered, and answered in whatever way. */
final class HeldCall {

    private static final Pattern REFRESH_TOKEN = Pattern.compile("\"refresh_token\":\"([^\"]+)\"");

    private final Request request;
    private final Endpoint endpoint;
    private final Set<String> unheard;
    private final Set<String> inVain;
    private final CompletableFuture<Answer> outcome = new CompletableFuture<>();
    private @Nullable Answer processed;

    HeldCall(Request request, Endpoint endpoint, Set<String> unheard, Set<String> inVain) {
        this.request = request;
        this.endpoint = endpoint;
        this.unheard = unheard;
        this.inVain = inVain;
    }

    String refreshToken() {
        return request.form().text("refresh_token");
    }

    /** The vendor does its part: what was sent is spent, what comes back is still on its way. */
    synchronized Answer process() {
        if (processed == null) {
            processed = endpoint.answer(request);
        }
        return processed;
    }

    /** Ends the call; one that was processed can no longer go as if it had not been. */
    synchronized void finish(Verdict verdict) {
        Verdict possible = processed == null || verdict.isProcessed() ? verdict : Verdict.LOST;
        outcome.complete(answer(possible));
    }

    private Answer answer(Verdict verdict) {
        return switch (verdict) {
            case ANSWERED -> process();
            case LOST -> unheard().delivered(Delivery.DROPPED, Duration.ZERO);
            case TRUNCATED -> unheard().delivered(Delivery.TRUNCATED, Duration.ZERO);
            case OUTAGE -> Fault.outage().effect().answer(request, endpoint);
            case DROPPED -> Answer.dropped();
            case TOO_MANY -> Fault.tooManyRequests("1").effect().answer(request, endpoint);
        };
    }

    private Answer unheard() {
        Answer answer = process();
        inVain.add(refreshToken());
        Matcher token = REFRESH_TOKEN.matcher(answer.body());
        if (token.find()) {
            unheard.add(token.group(1));
        }
        return answer;
    }

    /** What goes out, as soon as that is known. */
    Answer outcome() {
        return outcome.completeOnTimeout(Answer.dropped(), 30, TimeUnit.SECONDS).join();
    }
}
