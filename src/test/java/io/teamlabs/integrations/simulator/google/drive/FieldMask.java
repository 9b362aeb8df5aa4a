package io.teamlabs.integrations.simulator.google.drive;

import io.teamlabs.integrations.simulator.wire.JsonText;
import jakarta.json.JsonArray;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import java.util.LinkedHashMap;
import java.util.Map;

/** The parameter {@code fields}: which members of an answer are wanted, as {@code files(id,name),nextPageToken}. */
final class FieldMask {
    private final Map<String, FieldMask> members = new LinkedHashMap<>();

    /** Refused with a 400 where it cannot be read. */
    static FieldMask parse(String text) {
        FieldMask mask = new FieldMask();
        int end = mask.read(text, 0);
        if (end < text.length() || mask.members.isEmpty()) {
            throw DriveRefusal.about(400, "invalidParameter", "Invalid field selection " + text, "fields");
        }
        return mask;
    }

    private int read(String text, int start) {
        int at = start;
        while (at < text.length() && text.charAt(at) != ')') {
            int begin = at;
            while (at < text.length() && ",/()".indexOf(text.charAt(at)) < 0) {
                at++;
            }
            FieldMask inner = members.computeIfAbsent(text.substring(begin, at).strip(), name -> new FieldMask());
            at = inner.readBelow(text, at);
            if (at < text.length() && text.charAt(at) == ',') {
                at++;
            }
        }
        return at;
    }

    private int readBelow(String text, int at) {
        if (at >= text.length() || ",)".indexOf(text.charAt(at)) >= 0) {
            return at;
        }
        if (text.charAt(at) == '(') {
            int end = read(text, at + 1);
            return Math.min(end + 1, text.length());
        }
        int end = at + 1;
        while (end < text.length() && ",/()".indexOf(text.charAt(end)) < 0) {
            end++;
        }
        FieldMask inner = members.computeIfAbsent(text.substring(at + 1, end).strip(), name -> new FieldMask());
        return inner.readBelow(text, end);
    }

    /** The object without what is not wanted. */
    JsonObject of(JsonObject whole) {
        if (members.isEmpty() || members.containsKey("*")) {
            return whole;
        }
        JsonObjectBuilder part = JsonText.object();
        members.forEach((name, mask) -> {
            JsonValue value = whole.get(name);
            if (value != null) {
                part.add(name, mask.of(value));
            }
        });
        return part.build();
    }

    private JsonValue of(JsonValue value) {
        if (value instanceof JsonObject object) {
            return of(object);
        }
        if (value instanceof JsonArray array) {
            JsonArrayBuilder parts = JsonText.array();
            array.forEach(one -> parts.add(of(one)));
            return parts.build();
        }
        return value;
    }
}
