package io.teamlabs.integrations.http.entity;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** A whole answer. It may hold tokens: it prints as its status. */
public final class OutgoingAnswer {

    /** Nobody is left alone for longer than this, whatever {@code Retry-After} says. */
    public static final Duration LONGEST_WAIT = Duration.ofHours(1);

    private final int status;
    private final Map<String, String> headers;
    private final byte[] body;

    /** The headers' names may be in any case; several of one name are expected joined by commas (RFC 9110, 5.3). */
    public OutgoingAnswer(int status, Map<String, String> headers, byte[] body) {
        this.status = status;
        this.headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        this.headers.putAll(headers);
        this.body = body.clone();
    }

    public int status() {
        return status;
    }

    public Optional<String> header(String name) {
        return Optional.ofNullable(headers.get(name));
    }

    public byte[] body() {
        return body.clone();
    }

    /** The body as UTF-8. */
    public String text() {
        return new String(body, StandardCharsets.UTF_8);
    }

    /**
     * How long the server asks to be left alone (RFC 9110, 10.2.3): seconds or a date, between nothing and an hour; empty
     * where it does not say, or not in a form that one can read.
     */
    public Optional<Duration> retryAfter(Instant now) {
        return header("Retry-After").flatMap(value -> retryAfter(value, now));
    }

    /** Reads the value of {@code Retry-After} in the same way, from wherever it comes. */
    public static Optional<Duration> retryAfter(String header, Instant now) {
        String value = header.strip();
        try {
            boolean seconds = !value.isEmpty() && value.chars().allMatch(c -> c >= '0' && c <= '9');
            return Optional.of(bounded(seconds ? seconds(value) : until(value, now)));
        } catch (DateTimeException unreadable) {
            return Optional.empty();
        }
    }

    private static Duration seconds(String digits) {
        return digits.length() > 9 ? LONGEST_WAIT : Duration.ofSeconds(Long.parseLong(digits));
    }

    private static Duration until(String date, Instant now) {
        return Duration.between(now, DateTimeFormatter.RFC_1123_DATE_TIME.parse(date, Instant::from));
    }

    /** Keeps a wait between nothing and the longest one. */
    public static Duration bounded(Duration wait) {
        if (wait.isNegative()) {
            return Duration.ZERO;
        }
        return wait.compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT : wait;
    }

    @Override
    public String toString() {
        return "status " + status;
    }
}
