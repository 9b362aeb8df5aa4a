package io.teamlabs.integrations.simulator.wire;

import jakarta.json.JsonObject;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** One request as it came, read to its end. Header names are kept in lower case. */
public final class Request {
    private final String method;
    private final String path;
    private final String rawQuery;
    private final Map<String, List<String>> headers;
    private final Content body;
    private final Map<String, String> variables;

    Request(String method, String path, String rawQuery, Map<String, List<String>> headers, Content body) {
        this(method, path, rawQuery, headers, body, Map.of());
    }

    private Request(
            String method,
            String path,
            String rawQuery,
            Map<String, List<String>> headers,
            Content body,
            Map<String, String> variables) {
        this.method = method;
        this.path = path;
        this.rawQuery = rawQuery;
        this.headers = Map.copyOf(headers);
        this.body = body;
        this.variables = Map.copyOf(variables);
    }

    Request with(Map<String, String> pathVariables) {
        return new Request(method, path, rawQuery, headers, body, pathVariables);
    }

    /** The same, of whose body only so many bytes came. */
    Request cutAfter(long bytes) {
        Content beginning = body.part(0, Math.min(bytes, body.length()));
        return new Request(method, path, rawQuery, headers, beginning, variables);
    }

    public String method() {
        return method;
    }

    public String path() {
        return path;
    }

    /** As it was sent, secrets included. */
    public String rawQuery() {
        return rawQuery;
    }

    /** As it was sent, secrets included. */
    public String body() {
        return body.text();
    }

    /** The body's bytes, of whatever number. */
    public Content content() {
        return body;
    }

    public Parameters query() {
        return Parameters.parse(rawQuery);
    }

    /** The body's parameters; none where the body is not a form. */
    public Parameters form() {
        return Parameters.parse(hasType("application/x-www-form-urlencoded") ? body() : "");
    }

    /** The body as a JSON object, whatever its type says; empty where it is none. */
    public Optional<JsonObject> json() {
        return JsonText.parseObject(body());
    }

    public Optional<String> header(String name) {
        return headers.getOrDefault(name.toLowerCase(Locale.ROOT), List.of()).stream()
                .findFirst();
    }

    /** Every value of a header, none where it was not sent. */
    public List<String> headers(String name) {
        return headers.getOrDefault(name.toLowerCase(Locale.ROOT), List.of());
    }

    /** The names of the headers that were sent, in lower case. */
    public Set<String> headerNames() {
        return headers.keySet();
    }

    public boolean hasType(String mediaType) {
        return header("Content-Type")
                .filter(type -> type.toLowerCase(Locale.ROOT).startsWith(mediaType))
                .isPresent();
    }

    /** What stood in the path for {@code {name}}. */
    public String variable(String name) {
        return Optional.ofNullable(variables.get(name)).orElseThrow();
    }

    /** Whether the path has a part called {@code {name}}. */
    public boolean has(String name) {
        return variables.containsKey(name);
    }

    /** The token of {@code Authorization: Bearer} (RFC 6750 section 2.1). */
    public Optional<String> bearer() {
        return header("Authorization")
                .filter(value -> value.regionMatches(true, 0, "Bearer ", 0, 7))
                .map(value -> value.substring(7).trim());
    }

    @Override
    public String toString() {
        return method + " " + path;
    }
}
