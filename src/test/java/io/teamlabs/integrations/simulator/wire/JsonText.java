package io.teamlabs.integrations.simulator.wire;

import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonStructure;
import jakarta.json.JsonValue;
import jakarta.json.spi.JsonProvider;
import jakarta.json.stream.JsonParsingException;
import java.io.StringReader;
import java.util.Collection;
import java.util.Optional;

/** JSON by one shared provider: looking it up for every object costs more than the object. */
public final class JsonText {
    private static final JsonProvider JSON = JsonProvider.provider();

    private JsonText() {}

    public static JsonObjectBuilder object() {
        return JSON.createObjectBuilder();
    }

    public static JsonObjectBuilder object(JsonObject from) {
        return JSON.createObjectBuilder(from);
    }

    public static JsonArrayBuilder array() {
        return JSON.createArrayBuilder();
    }

    public static JsonArrayBuilder strings(Collection<String> values) {
        JsonArrayBuilder array = JSON.createArrayBuilder();
        values.forEach(array::add);
        return array;
    }

    /** The value itself, or JSON {@code null}. */
    public static JsonValue orNull(Optional<String> text) {
        return text.<JsonValue>map(JSON::createValue).orElse(JsonValue.NULL);
    }

    /** Empty where the text is not a JSON object or array. */
    public static Optional<JsonStructure> parse(String text) {
        try (var reader = JSON.createReader(new StringReader(text))) {
            return Optional.of(reader.read());
        } catch (JsonParsingException notJson) {
            return Optional.empty();
        }
    }

    /** Empty where the text is not a JSON object. */
    public static Optional<JsonObject> parseObject(String text) {
        return parse(text).filter(JsonObject.class::isInstance).map(JsonObject.class::cast);
    }
}
