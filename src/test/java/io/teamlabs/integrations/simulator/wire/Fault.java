package io.teamlabs.integrations.simulator.wire;

import jakarta.json.JsonValue;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * Something that goes wrong with the next calls. Every fault meets all calls until it is narrowed with {@link #on} and
 * {@link #times}; of several programmed faults the first that fits is used.
 *
 * @param name how the inspector calls it
 * @param pathPart a call is met when its method, a space and its path contain this
 * @param times how many calls are met
 * @param effect what happens to them
 */
public record Fault(String name, String pathPart, int times, Effect effect) {
    /** For {@link #times}: without end. */
    public static final int ALWAYS = Integer.MAX_VALUE;

    private static final int MORE_THAN_THE_CAP = 80 * 1024;

    private Fault(String name, Effect effect) {
        this(name, "", ALWAYS, effect);
    }

    /** Only calls whose path contains this; {@code "POST /token"} narrows to a method too. */
    public Fault on(String part) {
        return new Fault(name, part, times, effect);
    }

    public Fault times(int calls) {
        return new Fault(name, pathPart, calls, effect);
    }

    /** The same, but each call waits first, before anything is processed. */
    public Fault after(Duration delay) {
        Effect later = (request, endpoint) -> {
            Pause.of(delay);
            return effect.answer(request, endpoint);
        };
        return new Fault(name + " after " + delay.toMillis() + " ms", pathPart, times, later);
    }

    /** The call waits, then is processed and answered as ever. */
    public static Fault delay(Duration delay) {
        return new Fault("processed", (request, endpoint) -> endpoint.answer(request)).after(delay);
    }

    /** The call is processed at once; its answer comes later. */
    public static Fault slowAnswer(Duration pause) {
        return spoiled("slow answer of " + pause.toMillis() + " ms", Delivery.WHOLE, pause);
    }

    /** The call is processed; the answer's bytes come one by one over this time. */
    public static Fault trickle(Duration over) {
        return spoiled("trickled over " + over.toMillis() + " ms", Delivery.TRICKLED, over);
    }

    /** This answer instead of processing. */
    public static Fault reply(int status, Map<String, String> headers, String body) {
        Answer answer = Answer.of(status, "text/plain; charset=utf-8", body).with(headers);
        return new Fault("status " + status, (request, endpoint) -> answer);
    }

    /** This JSON instead of processing. */
    public static Fault json(int status, JsonValue body) {
        return new Fault("status " + status, (request, endpoint) -> Answer.json(status, body));
    }

    /** 429; the header's value is seconds or an HTTP date (RFC 9110 section 10.2.3). */
    public static Fault tooManyRequests(String retryAfter) {
        return reply(429, Map.of("Retry-After", retryAfter), "Too Many Requests\n");
    }

    /** 503 with a page, as a proxy in front of a vendor answers. */
    public static Fault outage() {
        return html(503);
    }

    /** A page where JSON was expected. */
    public static Fault html(int status) {
        String page = "<!DOCTYPE html><title>Unicorn!</title><p>We are having a problem.</p>";
        return new Fault("page with status " + status, (request, endpoint) -> Answer.html(status, page));
    }

    /** The connection is closed, nothing was processed. */
    public static Fault droppedBefore() {
        return new Fault("dropped before processing", (request, endpoint) -> Answer.dropped());
    }

    /** The connection breaks when so many bytes of a body have come; what had come was processed. */
    public static Fault brokenAfter(long bytes) {
        return new Fault("broken after " + bytes + " bytes", (request, endpoint) -> {
            endpoint.answer(request.cutAfter(bytes));
            return Answer.dropped();
        });
    }

    /** The call was processed, its answer is lost. */
    public static Fault answerLost() {
        return spoiled("answer lost", Delivery.DROPPED, Duration.ZERO);
    }

    /** The call was processed, half of its answer arrives. */
    public static Fault truncated() {
        return spoiled("truncated", Delivery.TRUNCATED, Duration.ZERO);
    }

    /** The call was processed; its answer has 80 KiB of blanks in front. */
    public static Fault huge() {
        return edited("huge", body -> " ".repeat(MORE_THAN_THE_CAP) + body);
    }

    /** The call was processed; its answer says it is JSON and is not. */
    public static Fault garbage() {
        return edited("garbage", body -> "{\"access_token\": <<<" + body.length());
    }

    /** Sent elsewhere instead of processed. */
    public static Fault redirect(String location) {
        return new Fault("redirect", (request, endpoint) -> Answer.redirect(location));
    }

    /** The call was processed; where its answer has a token, its {@code expires_in} is this, or missing. */
    public static Fault expiresIn(Optional<JsonValue> value) {
        String name = "expires_in " + value.map(JsonValue::toString).orElse("absent");
        return edited(name, body -> TokenAnswer.with(body, "expires_in", value));
    }

    /** The call was processed; its answer does not tell the scope. */
    public static Fault withoutScope() {
        return edited("without scope", body -> TokenAnswer.with(body, "scope", Optional.empty()));
    }

    private static Fault spoiled(String name, Delivery delivery, Duration pause) {
        return new Fault(name, (request, endpoint) -> endpoint.answer(request).delivered(delivery, pause));
    }

    private static Fault edited(String name, UnaryOperator<String> edit) {
        return new Fault(name, (request, endpoint) -> {
            Answer answer = endpoint.answer(request);
            return answer.withBody(edit.apply(answer.body()));
        });
    }
}
