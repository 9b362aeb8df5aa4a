package io.teamlabs.integrations.legacy.entity;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The two shapes of the old status of all: an object of what has a row, or a list of everything there is. */
public enum StatusView {
    OBJECT,
    LIST;

    /** The form in the query. */
    public String value() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<StatusView> of(String value) {
        return Arrays.stream(values())
                .filter(view -> view.value().equals(value))
                .findFirst();
    }
}
