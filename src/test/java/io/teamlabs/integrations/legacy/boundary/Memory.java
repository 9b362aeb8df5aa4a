package io.teamlabs.integrations.legacy.boundary;

import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What earlier steps kept, put in for {@code ${name}}. */
final class Memory {

    private static final Pattern NAME = Pattern.compile("\\$\\{([A-Za-z.]+)}");

    private final Map<String, String> values = new HashMap<>();

    void keep(String name, String value) {
        values.put(name, value);
    }

    String fill(String text) {
        return NAME.matcher(text).replaceAll(name -> Matcher.quoteReplacement(value(name.group(1))));
    }

    private String value(String name) {
        String value = values.get(name);
        if (value == null) {
            throw new IllegalStateException("No earlier step kept " + name);
        }
        return value;
    }

    JsonValue fill(JsonValue value) {
        if (value instanceof JsonString text) {
            return Json.createValue(fill(text.getString()));
        }
        if (value instanceof JsonObject object) {
            JsonObjectBuilder filled = Json.createObjectBuilder();
            object.forEach((name, member) -> filled.add(name, fill(member)));
            return filled.build();
        }
        if (value.getValueType() == JsonValue.ValueType.ARRAY) {
            JsonArrayBuilder filled = Json.createArrayBuilder();
            value.asJsonArray().forEach(element -> filled.add(fill(element)));
            return filled.build();
        }
        return value;
    }
}
