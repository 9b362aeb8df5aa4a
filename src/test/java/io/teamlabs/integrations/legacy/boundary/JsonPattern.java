package io.teamlabs.integrations.legacy.boundary;

import jakarta.json.JsonArray;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * JSON as it is expected: exactly these members and values, save that {@code <time>}, {@code <address>}, {@code <number>},
 * {@code <text>} and {@code <text with …>} stand for any value of their kind.
 */
final class JsonPattern {

    private static final Pattern TIME = Pattern.compile("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(\\.\\d{1,9})?Z");
    private static final Pattern ADDRESS = Pattern.compile("https?://[^\\s\"<>]+");
    private static final Pattern TEXT_WITH = Pattern.compile("<text with (.*)>", Pattern.DOTALL);

    private final List<String> differences = new ArrayList<>();

    private JsonPattern() {}

    /** Returns where the actual value is not as expected, and how. */
    static List<String> differences(JsonValue expected, JsonValue actual) {
        JsonPattern pattern = new JsonPattern();
        pattern.compare("$", expected, actual);
        return pattern.differences;
    }

    private void compare(String place, JsonValue expected, JsonValue actual) {
        if (expected instanceof JsonObject object && actual instanceof JsonObject other) {
            compareMembers(place, object, other);
        } else if (expected instanceof JsonArray array && actual instanceof JsonArray other) {
            compareElements(place, array, other);
        } else if (!matches(expected, actual)) {
            differences.add(place + " should be " + expected + " but is " + actual);
        }
    }

    private void compareMembers(String place, JsonObject expected, JsonObject actual) {
        if (!expected.keySet().equals(actual.keySet())) {
            differences.add(place + " should have " + new TreeSet<>(expected.keySet()) + " but has "
                    + new TreeSet<>(actual.keySet()));
            return;
        }
        expected.forEach((name, value) -> compare(place + "." + name, value, Objects.requireNonNull(actual.get(name))));
    }

    private void compareElements(String place, JsonArray expected, JsonArray actual) {
        if (expected.size() != actual.size()) {
            differences.add(place + " should have " + expected.size() + " elements but has " + actual.size());
            return;
        }
        for (int index = 0; index < expected.size(); index++) {
            compare(place + "[" + index + "]", expected.get(index), actual.get(index));
        }
    }

    private static boolean matches(JsonValue expected, JsonValue actual) {
        if (expected instanceof JsonString pattern && actual instanceof JsonString text) {
            return matches(pattern.getString(), text.getString());
        }
        boolean anyNumber =
                expected instanceof JsonString kind && kind.getString().equals("<number>");
        return anyNumber ? actual instanceof JsonNumber : expected.equals(actual);
    }

    /** Whether a text is what the pattern, which may stand for any of a kind, says. */
    static boolean matches(String pattern, String text) {
        Matcher part = TEXT_WITH.matcher(pattern);
        if (part.matches()) {
            return text.contains(part.group(1));
        }
        return switch (pattern) {
            case "<time>" -> TIME.matcher(text).matches();
            case "<address>" -> ADDRESS.matcher(text).matches();
            case "<text>" -> !text.isBlank();
            default -> pattern.equals(text);
        };
    }
}
