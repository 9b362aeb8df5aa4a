package io.teamlabs.integrations.catalog.entity;

import java.util.Map;
import java.util.Set;

/** What may stand in the settings of an integration of a type: names, each with what its value may be. */
public record SettingsSchema(Map<String, Rule> rules) {

    public SettingsSchema {
        rules = Map.copyOf(rules);
    }

    /** The forms that a setting's value may have. */
    public sealed interface Rule {}

    /** Text of 1 to so many characters. */
    public record Text(int longest) implements Rule {}

    /** True or false. */
    public record Flag() implements Rule {}

    /** One of these words. */
    public record OneOf(Set<String> words) implements Rule {
        public OneOf {
            words = Set.copyOf(words);
        }
    }

    /** A whole number between bounds, both included. */
    public record WholeNumber(long least, long most) implements Rule {}
}
