package io.teamlabs.integrations.connection.control;

import io.teamlabs.integrations.problem.ProblemException;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import org.jspecify.annotations.Nullable;

/**
 * Metadata is the callers' own, within bounds. The name {@code legacy} and those that begin with an underscore are the
 * service's: nobody edits them, and taking the metadata away leaves them.
 */
final class MetadataRules {

    private static final int LARGEST = 8 * 1024;
    private static final int DEEPEST = 8;

    private MetadataRules() {}

    /** Returns the metadata after a patch, in JSON; a null patch takes away what callers keep. */
    static String apply(String before, @Nullable JsonObject patch) {
        if (patch == null) {
            return part(JsonColumn.read(before), true).toString();
        }
        patch.keySet().forEach(MetadataRules::refuseReserved);
        String after = JsonColumn.merge(before, patch);
        refuseTooMuch(part(JsonColumn.read(after), false));
        return after;
    }

    private static void refuseReserved(String name) {
        if (isReserved(name)) {
            throw ProblemException.invalid(
                    SettingsRules.field("metadata", name),
                    "This name is the service's own and cannot be edited. Leave it out, or choose another name.");
        }
    }

    private static boolean isReserved(String name) {
        return name.equals("legacy") || name.startsWith("_");
    }

    private static JsonObject part(JsonObject metadata, boolean reserved) {
        JsonObjectBuilder part = JsonColumn.build();
        metadata.forEach((name, value) -> {
            if (isReserved(name) == reserved) {
                part.add(name, value);
            }
        });
        return part.build();
    }

    private static void refuseTooMuch(JsonObject ofCallers) {
        if (ofCallers.toString().getBytes(StandardCharsets.UTF_8).length > LARGEST) {
            throw ProblemException.invalid(
                    "metadata", "Keep the metadata within " + LARGEST + " bytes of JSON in all.");
        }
        if (depth(ofCallers) > DEEPEST) {
            throw ProblemException.invalid("metadata", "Nest the metadata at most " + DEEPEST + " levels deep.");
        }
    }

    private static int depth(JsonValue value) {
        if (value instanceof JsonObject object) {
            return 1 + deepest(object.values());
        }
        return value instanceof JsonArray array ? 1 + deepest(array) : 0;
    }

    private static int deepest(Collection<JsonValue> values) {
        return values.stream().mapToInt(MetadataRules::depth).max().orElse(0);
    }
}
