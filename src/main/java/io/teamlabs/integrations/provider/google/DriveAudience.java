package io.teamlabs.integrations.provider.google;

import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** With whom a file is shared, in our words and in Google's. */
enum DriveAudience {
    PERSON("person", "user"),
    GROUP("group", "group"),
    DOMAIN("domain", "domain"),
    LINK("link", "anyone");

    private final String value;
    private final String type;

    DriveAudience(String value, String type) {
        this.value = value;
        this.type = type;
    }

    String value() {
        return value;
    }

    String type() {
        return type;
    }

    /** Those that are reached by an address. */
    boolean isAddressed() {
        return this == PERSON || this == GROUP;
    }

    static Optional<DriveAudience> of(String value) {
        return Arrays.stream(values()).filter(one -> one.value.equals(value)).findFirst();
    }

    static DriveAudience ofType(@Nullable String type) {
        return Arrays.stream(values())
                .filter(one -> one.type.equals(type))
                .findFirst()
                .orElse(LINK);
    }
}
