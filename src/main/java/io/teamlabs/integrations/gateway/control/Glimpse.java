package io.teamlabs.integrations.gateway.control;

import io.teamlabs.integrations.http.entity.Headers;
import io.teamlabs.integrations.http.entity.OutgoingAnswer;
import io.teamlabs.integrations.oauth.control.JsonAnswer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * What is seen of an answer before its body is handed on: its head and, where the provider tells errors there, up to 64 KiB
 * of its body. It may hold secrets: it prints as its status.
 */
public final class Glimpse {

    private final int status;
    private final Headers headers;
    private final byte[] beginning;

    /** How much of a body is looked at. */
    static final int LONGEST = 64 * 1024;

    public Glimpse(int status, Headers headers, byte[] beginning) {
        this.status = status;
        this.headers = headers;
        this.beginning = beginning.clone();
    }

    public int status() {
        return status;
    }

    public Headers headers() {
        return headers;
    }

    public Optional<String> header(String name) {
        return headers.value(name);
    }

    /** The beginning of the body as UTF-8. */
    public String text() {
        return new String(beginning, StandardCharsets.UTF_8);
    }

    /** Whether all of the body is seen here. */
    public boolean isWhole() {
        return beginning.length < LONGEST;
    }

    /** The body as a JSON object; one without members where it is none, or longer than is seen here. */
    public JsonAnswer json() {
        return JsonAnswer.parse(text()).orElseGet(JsonAnswer::empty);
    }

    /** How long the provider asks to be left alone, in either form of {@code Retry-After}, an hour at most. */
    public Optional<Duration> retryAfter(Instant now) {
        return header("Retry-After")
                .flatMap(
                        value -> new OutgoingAnswer(status, Map.of("Retry-After", value), new byte[0]).retryAfter(now));
    }

    @Override
    public String toString() {
        return "status " + status;
    }
}
