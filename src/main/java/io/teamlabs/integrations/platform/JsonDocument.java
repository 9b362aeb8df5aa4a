package io.teamlabs.integrations.platform;

import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import jakarta.json.spi.JsonProvider;
import java.net.URI;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Builds the JSON of an answer: names in the order given, null as null, times as ISO 8601 in UTC. */
public final class JsonDocument {

    // Held, as Json.create… searches the class path for its provider at each call, which takes a tenth of a
    // millisecond.
    private static final JsonProvider JSON = JsonProvider.provider();

    private final JsonObjectBuilder builder = JSON.createObjectBuilder();

    private JsonDocument() {}

    public static JsonDocument object() {
        return new JsonDocument();
    }

    /** Adds a member. Values may be text, numbers, booleans, times, addresses, documents, JSON, maps and iterables of these. */
    public JsonDocument with(String name, @Nullable Object value) {
        builder.add(name, json(value));
        return this;
    }

    public JsonObject toJson() {
        return builder.build();
    }

    private static JsonValue json(@Nullable Object value) {
        if (value == null) {
            return JsonValue.NULL;
        }
        if (value instanceof JsonValue json) {
            return json;
        }
        if (value instanceof JsonDocument document) {
            return document.toJson();
        }
        if (value instanceof Boolean flag) {
            return flag ? JsonValue.TRUE : JsonValue.FALSE;
        }
        if (value instanceof Number number) {
            return JSON.createValue(number.longValue());
        }
        if (value instanceof Map<?, ?> map) {
            JsonDocument document = object();
            map.forEach((name, member) -> document.with(String.valueOf(name), member));
            return document.toJson();
        }
        if (value instanceof Iterable<?> values && !(value instanceof java.nio.file.Path)) {
            JsonArrayBuilder array = JSON.createArrayBuilder();
            values.forEach(element -> array.add(json(element)));
            return array.build();
        }
        return text(value);
    }

    private static JsonValue text(Object value) {
        if (value instanceof Instant time) {
            return JSON.createValue(time.truncatedTo(ChronoUnit.MILLIS).toString());
        }
        if (value instanceof CharSequence || value instanceof URI || value instanceof java.util.UUID) {
            return JSON.createValue(value.toString());
        }
        throw new IllegalArgumentException(
                "No JSON form for " + value.getClass().getName());
    }
}
