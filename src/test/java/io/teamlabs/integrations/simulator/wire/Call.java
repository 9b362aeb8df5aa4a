package io.teamlabs.integrations.simulator.wire;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * One call that a simulator received.
 *
 * @param number counts the calls of one simulator from 1
 * @param at when it arrived
 * @param request what was asked, secrets included
 * @param answer what was answered; empty while the call is under way
 * @param took from arrival to the answer's readiness; zero while the call is under way
 */
public record Call(long number, Instant at, Request request, Optional<Answer> answer, Duration took) {
    private static final int SHOWN = 4096;

    public String method() {
        return request.method();
    }

    public String path() {
        return request.path();
    }

    /** The status that was sent; 0 for a call under way or dropped. */
    public int status() {
        return answer.map(Answer::status).orElse(0);
    }

    /** {@code under way}, or how the answer went out. */
    public String outcome() {
        return answer.map(given -> switch (given.delivery()) {
                    case WHOLE -> "answered";
                    case TRUNCATED -> "truncated";
                    case TRICKLED -> "trickled";
                    case DROPPED -> "dropped";
                })
                .orElse("under way");
    }

    /** The query without its secrets. */
    public String maskedQuery() {
        return Mask.of(request.rawQuery());
    }

    /** The request's body without its secrets. */
    public String maskedRequestBody() {
        return shown(request.body());
    }

    /** The answer's body without its secrets; a page is not repeated. */
    public String maskedAnswerBody() {
        return answer.map(given ->
                        given.headers().getOrDefault("Content-Type", "").startsWith("text/html")
                                ? "(a page of " + given.body().length() + " characters)"
                                : shown(given.body()))
                .orElse("");
    }

    private static String shown(String body) {
        return Mask.of(body.length() > SHOWN ? body.substring(0, SHOWN) + " …" : body);
    }

    @Override
    public String toString() {
        return "#" + number + " " + request + " → " + status() + " " + outcome();
    }
}
