package io.teamlabs.integrations.simulator.wire;

import jakarta.json.JsonValue;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/** What goes back, and how well it arrives. */
public final class Answer {
    private final int status;
    private final Map<String, String> headers;
    private final Content body;
    private final Delivery delivery;
    private final Duration pause;

    private Answer(int status, Map<String, String> headers, Content body, Delivery delivery, Duration pause) {
        this.status = status;
        this.headers = Map.copyOf(headers);
        this.body = body;
        this.delivery = delivery;
        this.pause = pause;
    }

    public static Answer of(int status, String contentType, String body) {
        return new Answer(status, Map.of("Content-Type", contentType), Content.of(body), Delivery.WHOLE, Duration.ZERO);
    }

    /** Bytes of whatever number; they are streamed. */
    public static Answer of(int status, String contentType, Content body) {
        return new Answer(status, Map.of("Content-Type", contentType), body, Delivery.WHOLE, Duration.ZERO);
    }

    public static Answer json(int status, JsonValue body) {
        return of(status, "application/json; charset=utf-8", body.toString());
    }

    public static Answer text(int status, String body) {
        return of(status, "text/plain; charset=utf-8", body);
    }

    public static Answer html(int status, String body) {
        return of(status, "text/html; charset=utf-8", body);
    }

    public static Answer empty(int status) {
        return new Answer(status, Map.of(), Content.EMPTY, Delivery.WHOLE, Duration.ZERO);
    }

    public static Answer redirect(String location) {
        return redirect(302, location);
    }

    public static Answer redirect(int status, String location) {
        return empty(status).with("Location", location);
    }

    /** The connection is closed without a byte. */
    public static Answer dropped() {
        return empty(0).delivered(Delivery.DROPPED, Duration.ZERO);
    }

    public Answer with(String header, String value) {
        Map<String, String> more = new LinkedHashMap<>(headers);
        more.put(header, value);
        return new Answer(status, more, body, delivery, pause);
    }

    public Answer with(Map<String, String> moreHeaders) {
        Map<String, String> more = new LinkedHashMap<>(headers);
        more.putAll(moreHeaders);
        return new Answer(status, more, body, delivery, pause);
    }

    public Answer withBody(String text) {
        return new Answer(status, headers, Content.of(text), delivery, pause);
    }

    public Answer delivered(Delivery how, Duration slowness) {
        return new Answer(status, headers, body, how, slowness);
    }

    public int status() {
        return status;
    }

    public Map<String, String> headers() {
        return headers;
    }

    /** As it is sent, secrets included. */
    public String body() {
        return body.text();
    }

    /** As it is sent, of whatever length. */
    public Content content() {
        return body;
    }

    byte[] bytes() {
        return body.bytes();
    }

    Delivery delivery() {
        return delivery;
    }

    Duration pause() {
        return pause;
    }

    @Override
    public String toString() {
        return delivery + " " + status;
    }
}
