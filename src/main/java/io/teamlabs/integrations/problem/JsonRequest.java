package io.teamlabs.integrations.problem;

import jakarta.json.JsonArray;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import jakarta.json.JsonValue.ValueType;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The body of a request: one JSON object, already bounded and free of what databases and parsers choke on. Every accessor
 * fails with a 400 that names the field and says what would be right; a field that is absent and one that is null are both
 * "not given", except to {@link #has}. It may hold tokens, so it prints as dots.
 */
public final class JsonRequest {

    private static final int LONGEST_ITEM = 200;
    private static final Instant EARLIEST = Instant.EPOCH.minusMillis(1);
    private static final Instant LATEST = Instant.parse("9999-12-31T23:59:59Z");

    private final JsonObject json;

    public JsonRequest(JsonObject json) {
        this.json = json;
    }

    /** Refuses fields that the call does not know, naming them: a misspelt field must not be ignored in silence. */
    public JsonRequest onlyFields(String... names) {
        Set<String> unknown = new TreeSet<>(json.keySet());
        unknown.removeAll(Set.of(names));
        if (!unknown.isEmpty()) {
            String known = names.length == 0 ? "no fields" : String.join(", ", names);
            throw ProblemException.invalid(
                    Shown.text(unknown.iterator().next()),
                    "This field is not known here. The call knows " + known + ".");
        }
        return this;
    }

    /** Whether the field is there, be it null: a merge patch tells the two apart (RFC 7396). */
    public boolean has(String name) {
        return json.containsKey(name);
    }

    /** Returns text of 1 to {@code longest} characters that are not all blank. */
    public String requiredText(String name, int longest) {
        String text = optionalText(name, longest);
        if (text == null || text.isBlank()) {
            throw ProblemException.invalid(name, "Give " + name + " as text of 1 to " + longest + " characters.");
        }
        return text;
    }

    public @Nullable String optionalText(String name, int longest) {
        JsonValue value = given(name);
        if (value == null) {
            return null;
        }
        if (value instanceof JsonString text && text.getString().length() <= longest) {
            return text.getString();
        }
        throw ProblemException.invalid(name, "Give " + name + " as text of at most " + longest + " characters.");
    }

    /** Returns a list of texts of at most 200 characters each; null where it is not given. */
    public @Nullable List<String> optionalTextList(String name, int mostItems) {
        JsonValue value = given(name);
        if (value == null) {
            return null;
        }
        if (!(value instanceof JsonArray array) || array.size() > mostItems) {
            throw textList(name, mostItems);
        }
        List<String> texts = new ArrayList<>();
        for (JsonValue element : array) {
            if (!(element instanceof JsonString text) || text.getString().length() > LONGEST_ITEM) {
                throw textList(name, mostItems);
            }
            texts.add(text.getString());
        }
        return List.copyOf(texts);
    }

    private static ProblemException textList(String name, int mostItems) {
        return ProblemException.invalid(
                name,
                "Give " + name + " as a list of at most " + mostItems + " texts of at most " + LONGEST_ITEM
                        + " characters.");
    }

    /** Returns a time; text of ISO 8601 with an offset, such as {@code 2026-01-31T12:00:00Z}. */
    public @Nullable Instant optionalInstant(String name) {
        String text = optionalText(name, 64);
        if (text == null) {
            return null;
        }
        try {
            Instant time = OffsetDateTime.parse(text).toInstant();
            if (time.isAfter(EARLIEST) && time.isBefore(LATEST)) {
                return time;
            }
        } catch (DateTimeException notATime) {
            // The problem below says what is right, for this as for a time out of bounds.
        }
        throw ProblemException.invalid(name, "Give " + name + " as a time like 2026-01-31T12:00:00Z, of 1970 to 9999.");
    }

    public @Nullable JsonObject optionalObject(String name) {
        JsonValue value = given(name);
        if (value == null || value instanceof JsonObject) {
            return (JsonObject) value;
        }
        throw ProblemException.invalid(name, "Give " + name + " as an object, in braces.");
    }

    /** Returns a list of objects; null where it is not given. */
    public @Nullable JsonArray optionalObjectList(String name, int mostItems) {
        JsonValue value = given(name);
        if (value == null) {
            return null;
        }
        if (value instanceof JsonArray array
                && array.size() <= mostItems
                && array.stream().allMatch(JsonObject.class::isInstance)) {
            return array;
        }
        throw ProblemException.invalid(name, "Give " + name + " as a list of at most " + mostItems + " objects.");
    }

    /** Returns a whole number within the bounds. */
    public @Nullable Long optionalNumber(String name, long least, long most) {
        JsonValue value = given(name);
        if (value == null) {
            return null;
        }
        if (value instanceof JsonNumber number && isWithin(number.bigDecimalValue(), least, most)) {
            return number.longValue();
        }
        throw ProblemException.invalid(name, "Give " + name + " as a whole number from " + least + " to " + most + ".");
    }

    /** Compared before it is converted: 1e999999999 has no room as a long. */
    private static boolean isWithin(BigDecimal number, long least, long most) {
        return number.compareTo(BigDecimal.valueOf(least)) >= 0
                && number.compareTo(BigDecimal.valueOf(most)) <= 0
                && number.stripTrailingZeros().scale() <= 0;
    }

    public @Nullable Boolean optionalFlag(String name) {
        JsonValue value = given(name);
        if (value == null) {
            return null;
        }
        if (value.getValueType() == ValueType.TRUE || value.getValueType() == ValueType.FALSE) {
            return value.getValueType() == ValueType.TRUE;
        }
        throw ProblemException.invalid(name, "Give " + name + " as true or false.");
    }

    private @Nullable JsonValue given(String name) {
        JsonValue value = json.get(name);
        return value == null || value.getValueType() == ValueType.NULL ? null : value;
    }

    @Override
    public String toString() {
        return "JsonRequest[•••]";
    }
}
