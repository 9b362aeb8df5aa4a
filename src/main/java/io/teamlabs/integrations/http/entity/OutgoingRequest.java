package io.teamlabs.integrations.http.entity;

import io.teamlabs.integrations.platform.Secret;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** A request on its way out. It holds secrets: it prints as its method and host. */
public final class OutgoingRequest {

    private final String method;
    private final URI uri;
    private final Map<String, String> headers;
    private final byte @Nullable [] body;

    private OutgoingRequest(String method, URI uri, Map<String, String> headers, byte @Nullable [] body) {
        this.method = method;
        this.uri = uri;
        this.headers = headers;
        this.body = body;
    }

    /** A request without headers and body. */
    public static OutgoingRequest of(String method, URI uri) {
        return new OutgoingRequest(method, uri, new TreeMap<>(String.CASE_INSENSITIVE_ORDER), null);
    }

    public static OutgoingRequest get(URI uri) {
        return of("GET", uri);
    }

    public static OutgoingRequest post(URI uri) {
        return of("POST", uri);
    }

    /** The same with a header; a value with control characters is refused, as it could begin another header. */
    public OutgoingRequest header(String name, String value) {
        if (value.chars().anyMatch(Character::isISOControl)) {
            throw new IllegalArgumentException("The value of " + name + " has a control character");
        }
        Map<String, String> more = new TreeMap<>(headers);
        more.put(name, value);
        return new OutgoingRequest(method, uri, more, body);
    }

    /** The same with a bearer token (RFC 6750, 2.1). */
    public OutgoingRequest bearer(Secret token) {
        return header("Authorization", "Bearer " + token.reveal());
    }

    /** The same with Basic authentication (RFC 7617). */
    public OutgoingRequest basic(String user, Secret password) {
        byte[] pair = (user + ":" + password.reveal()).getBytes(StandardCharsets.UTF_8);
        return header("Authorization", "Basic " + Base64.getEncoder().encodeToString(pair));
    }

    public OutgoingRequest json(String text) {
        return body("application/json; charset=utf-8", text);
    }

    /** The same with a form of one field. */
    public OutgoingRequest form(String name, Secret value) {
        String field = name + "=" + URLEncoder.encode(value.reveal(), StandardCharsets.UTF_8);
        return body("application/x-www-form-urlencoded", field);
    }

    public OutgoingRequest body(String contentType, String text) {
        OutgoingRequest typed = header("Content-Type", contentType);
        return new OutgoingRequest(method, uri, typed.headers, text.getBytes(StandardCharsets.UTF_8));
    }

    public String method() {
        return method;
    }

    public URI uri() {
        return uri;
    }

    /** The headers to send, the content type among them; names in any case. */
    public Map<String, String> headers() {
        return new TreeMap<>(headers);
    }

    /** The body; null where there is none, and then no content type is sent either. */
    public byte @Nullable [] body() {
        return body == null ? null : body.clone();
    }

    @Override
    public String toString() {
        return method + " " + uri.getHost();
    }
}
