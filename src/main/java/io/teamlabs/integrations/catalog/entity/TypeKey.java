package io.teamlabs.integrations.catalog.entity;

import java.util.Locale;
import java.util.regex.Pattern;

/** The key of an integration type, as it stands in {@code {type}}: {@code google_calendar}. */
public record TypeKey(String value) {

    private static final Pattern FORM = Pattern.compile("[a-z][a-z0-9_]{0,39}");

    public TypeKey {
        if (!isValid(value)) {
            throw new IllegalArgumentException("A type's key has 1 to 40 of a-z 0-9 _, a letter first");
        }
    }

    public static boolean isValid(String text) {
        return FORM.matcher(text).matches();
    }

    /** The object key of the old status of all: {@code googleCalendar}. */
    public String camelCase() {
        StringBuilder name = new StringBuilder();
        for (String part : value.split("_", -1)) {
            name.append(name.isEmpty() ? part : part.substring(0, 1).toUpperCase(Locale.ROOT) + part.substring(1));
        }
        return name.toString();
    }

    /** The form of paths of status calls and actions: {@code google-calendar}. */
    public String kebabCase() {
        return value.replace('_', '-');
    }

    @Override
    public String toString() {
        return value;
    }
}
