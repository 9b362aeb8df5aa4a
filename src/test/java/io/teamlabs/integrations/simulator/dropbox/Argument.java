package io.teamlabs.integrations.simulator.dropbox;

import io.teamlabs.integrations.simulator.wire.JsonText;
import io.teamlabs.integrations.simulator.wire.Refused;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** A route's argument; what is wrong with it is a 400 in plain text that names the place. */
final class Argument {
    private final String route;
    private final String place;
    private final JsonObject json;

    private Argument(String route, String place, JsonObject json) {
        this.route = route;
        this.place = place;
        this.json = json;
    }

    static Argument read(String route, String place, String text) {
        JsonObject json = JsonText.parseObject(text)
                .orElseThrow(() -> malformed(route, place + ": could not decode input as JSON"));
        return new Argument(route, place, json);
    }

    static Refused malformed(String route, String why) {
        return new Refused(DropboxAnswers.malformed(route, why));
    }

    Refused refused(String name, String why) {
        return malformed(route, place + ": " + name + ": " + why);
    }

    Argument only(String... names) {
        Set<String> unknown = new TreeSet<>(json.keySet());
        unknown.removeAll(Set.of(names));
        unknown.remove(".tag");
        if (!unknown.isEmpty()) {
            throw malformed(
                    route, place + ": unknown field '" + unknown.iterator().next() + "'");
        }
        return this;
    }

    boolean has(String name) {
        return !json.getOrDefault(name, JsonValue.NULL).equals(JsonValue.NULL);
    }

    String text(String name) {
        return optionalText(name)
                .orElseThrow(() -> malformed(route, place + ": missing required field '" + name + "'"));
    }

    Optional<String> optionalText(String name) {
        if (!has(name)) {
            return Optional.empty();
        }
        if (json.get(name) instanceof JsonString text) {
            return Optional.of(text.getString());
        }
        throw refused(name, "expected string");
    }

    /** Text of a pattern that Dropbox publishes. */
    String text(String name, String pattern) {
        String text = text(name);
        if (!text.matches(pattern)) {
            throw refused(name, "'" + text + "' did not match pattern '" + pattern + "'");
        }
        return text;
    }

    boolean flag(String name) {
        if (!has(name)) {
            return false;
        }
        JsonValue value = json.getOrDefault(name, JsonValue.NULL);
        if (value.equals(JsonValue.TRUE) || value.equals(JsonValue.FALSE)) {
            return value.equals(JsonValue.TRUE);
        }
        throw refused(name, "expected boolean");
    }

    long number(String name, long fallback, long least, long most) {
        if (!has(name)) {
            return fallback;
        }
        if (!(json.get(name) instanceof JsonNumber number) || !number.isIntegral()) {
            throw refused(name, "expected integer");
        }
        if (number.longValue() < least || number.longValue() > most) {
            throw refused(name, number + " is not within range " + least + " to " + most);
        }
        return number.longValue();
    }

    Argument object(String name) {
        if (json.get(name) instanceof JsonObject object) {
            return new Argument(route, place + ": " + name, object);
        }
        throw malformed(route, place + ": missing required field '" + name + "'");
    }

    /** The tag of a union, which may be plain text where nothing belongs to it. */
    String tag(String name, String fallback) {
        if (!has(name)) {
            return fallback;
        }
        return json.get(name) instanceof JsonString text
                ? text.getString()
                : object(name).text(".tag");
    }

    /** Sends an answer where this argument was in order, but what it asks cannot be. */
    static Refused conflict(String... tags) {
        return new Refused(DropboxAnswers.conflict(tags));
    }
}
