package io.teamlabs.integrations.problem;

import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import java.util.HashSet;
import java.util.Set;

/** An object or array that is being read. */
sealed interface JsonLevel {

    void add(JsonValue value);

    /** Takes the name of the next member. */
    void name(String name);

    /** Returns the name of the member at hand, or the fallback where there is none. */
    String currentName(String fallback);

    JsonValue close();

    /** An object that is being read. */
    final class OfObject implements JsonLevel {

        private final JsonObjectBuilder members = JsonText.JSON.createObjectBuilder();
        private final Set<String> names = new HashSet<>();
        private String current = "";

        @Override
        public void add(JsonValue value) {
            members.add(current, value);
        }

        @Override
        public void name(String name) {
            if (!names.add(name)) {
                throw ProblemException.invalid(
                        Shown.text(name), "This name is given twice in one object. Give it once.");
            }
            current = name;
        }

        @Override
        public String currentName(String fallback) {
            return current.isEmpty() ? fallback : current;
        }

        @Override
        public JsonValue close() {
            return members.build();
        }
    }

    /** An array that is being read. */
    final class OfArray implements JsonLevel {

        private final JsonArrayBuilder elements = JsonText.JSON.createArrayBuilder();

        @Override
        public void add(JsonValue value) {
            elements.add(value);
        }

        @Override
        public void name(String name) {
            throw new IllegalStateException("Elements of an array have no names");
        }

        @Override
        public String currentName(String fallback) {
            return fallback;
        }

        @Override
        public JsonValue close() {
            return elements.build();
        }
    }
}
