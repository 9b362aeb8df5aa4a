package io.teamlabs.integrations.connection.control;

import io.teamlabs.integrations.catalog.entity.SettingsSchema;
import io.teamlabs.integrations.catalog.entity.SettingsSchema.Flag;
import io.teamlabs.integrations.catalog.entity.SettingsSchema.OneOf;
import io.teamlabs.integrations.catalog.entity.SettingsSchema.Rule;
import io.teamlabs.integrations.catalog.entity.SettingsSchema.Text;
import io.teamlabs.integrations.catalog.entity.SettingsSchema.WholeNumber;
import io.teamlabs.integrations.problem.ProblemException;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.math.BigDecimal;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * Checks a patch of settings against what a type allows. Only what the patch sets is checked: a setting from an earlier
 * version does not stand in the way of others, and any may be removed.
 */
final class SettingsRules {

    private static final Pattern SHOWABLE = Pattern.compile("[A-Za-z0-9_.-]{1,60}");

    private SettingsRules() {}

    static void check(JsonObject patch, SettingsSchema schema) {
        patch.forEach((name, value) -> {
            if (value.getValueType() != JsonValue.ValueType.NULL) {
                check(name, value, schema);
            }
        });
    }

    private static void check(String name, JsonValue value, SettingsSchema schema) {
        Rule rule = schema.rules().get(name);
        if (rule == null) {
            throw ProblemException.invalid(field("settings", name), known(schema));
        }
        String wanted = wanted(rule, value);
        if (!wanted.isEmpty()) {
            throw ProblemException.invalid(field("settings", name), "Give this setting as " + wanted + ".");
        }
    }

    private static String known(SettingsSchema schema) {
        return schema.rules().isEmpty()
                ? "This type has no settings. Leave it out."
                : "There is no such setting. The settings are: "
                        + String.join(", ", new TreeSet<>(schema.rules().keySet())) + ".";
    }

    /** Returns what would be right; empty where the value is. */
    private static String wanted(Rule rule, JsonValue value) {
        if (rule instanceof Text text) {
            return isText(value, text.longest()) ? "" : "text of 1 to " + text.longest() + " characters";
        }
        if (rule instanceof Flag) {
            return value == JsonValue.TRUE || value == JsonValue.FALSE ? "" : "true or false";
        }
        if (rule instanceof OneOf oneOf) {
            boolean right = value instanceof JsonString word && oneOf.words().contains(word.getString());
            return right ? "" : "one of: " + String.join(", ", new TreeSet<>(oneOf.words()));
        }
        WholeNumber bounds = (WholeNumber) rule;
        return isWithin(value, bounds) ? "" : "a whole number from " + bounds.least() + " to " + bounds.most();
    }

    private static boolean isText(JsonValue value, int longest) {
        return value instanceof JsonString text
                && !text.getString().isBlank()
                && text.getString().length() <= longest;
    }

    /** Compared before it is converted: 1e300 has no room as a long. */
    private static boolean isWithin(JsonValue value, WholeNumber bounds) {
        if (!(value instanceof JsonNumber number)) {
            return false;
        }
        BigDecimal decimal = number.bigDecimalValue();
        return decimal.compareTo(BigDecimal.valueOf(bounds.least())) >= 0
                && decimal.compareTo(BigDecimal.valueOf(bounds.most())) <= 0
                && decimal.stripTrailingZeros().scale() <= 0;
    }

    /** A name that could be anything is repeated only where it looks like a name. */
    static String field(String part, String name) {
        return SHOWABLE.matcher(name).matches() ? part + "." + name : part;
    }
}
