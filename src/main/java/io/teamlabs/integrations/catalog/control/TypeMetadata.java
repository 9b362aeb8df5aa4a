package io.teamlabs.integrations.catalog.control;

import jakarta.json.Json;
import jakarta.json.JsonException;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.io.StringReader;
import org.jspecify.annotations.Nullable;

/** What the catalogue reads from a row's metadata; an operator may write anything there, so nothing in it can fail. */
record TypeMetadata(String purpose, boolean enabled) {

    static TypeMetadata parse(@Nullable String json) {
        JsonObject metadata = object(json == null ? "{}" : json);
        return new TypeMetadata(
                metadata.get("purpose") instanceof JsonString purpose ? purpose.getString() : "",
                metadata.get("enabled") != JsonValue.FALSE);
    }

    private static JsonObject object(String json) {
        try (JsonReader reader = Json.createReader(new StringReader(json))) {
            return reader.readValue() instanceof JsonObject object ? object : JsonValue.EMPTY_JSON_OBJECT;
        } catch (JsonException malformed) {
            return JsonValue.EMPTY_JSON_OBJECT;
        }
    }
}
