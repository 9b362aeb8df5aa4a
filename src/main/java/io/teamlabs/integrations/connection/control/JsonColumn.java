package io.teamlabs.integrations.connection.control;

import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonReader;
import jakarta.json.JsonValue;
import jakarta.json.spi.JsonProvider;
import java.io.StringReader;

/** The JSON object in a column, and JSON Merge Patch (RFC 7396) over it. */
final class JsonColumn {

    private static final String EMPTY = "{}";
    // Held, as Json.create… looks its provider up anew at each call.
    private static final JsonProvider JSON = JsonProvider.provider();

    private JsonColumn() {}

    /** Returns the object that a column holds; a column that holds anything else counts as empty. */
    static JsonObject read(String column) {
        if (column.equals(EMPTY)) {
            return JsonValue.EMPTY_JSON_OBJECT;
        }
        try (JsonReader reader = JSON.createReader(new StringReader(column))) {
            return reader.readValue() instanceof JsonObject object ? object : JsonValue.EMPTY_JSON_OBJECT;
        }
    }

    static String merge(String before, JsonObject patch) {
        return JSON.createMergePatch(patch).apply(read(before)).toString();
    }

    static JsonObjectBuilder build() {
        return JSON.createObjectBuilder();
    }
}
