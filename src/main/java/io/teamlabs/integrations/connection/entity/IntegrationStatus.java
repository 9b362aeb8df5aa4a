package io.teamlabs.integrations.connection.entity;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The state of an integration that has a row; a person without a row has never connected. */
public enum IntegrationStatus {
    ACTIVE,
    EXPIRED,
    REVOKED,
    ERROR;

    /** The form in the database and in JSON. */
    public String value() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<IntegrationStatus> of(String value) {
        return Arrays.stream(values())
                .filter(status -> status.value().equals(value))
                .findFirst();
    }
}
