package io.teamlabs.integrations.legacy.documents.entity;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The old collections that can be read. */
public enum DocumentKind {
    USERS,
    INTEGRATIONS;

    /** The form on the command line and in the database. */
    public String value() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<DocumentKind> of(String value) {
        return Arrays.stream(values())
                .filter(kind -> kind.value().equals(value))
                .findFirst();
    }
}
