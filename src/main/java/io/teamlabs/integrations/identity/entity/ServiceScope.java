package io.teamlabs.integrations.identity.entity;

import java.util.Arrays;
import java.util.Optional;

/** What a service's token may be good for; a token with any of these is a service's and not a user's. */
public enum ServiceScope {
    TOKENS("integrations:tokens"),
    ACT("integrations:act"),
    ADMIN("integrations:admin"),
    OPERATE("integrations:operate");

    private final String value;

    ServiceScope(String value) {
        this.value = value;
    }

    public String value() {
        return value;
    }

    public static Optional<ServiceScope> of(String value) {
        return Arrays.stream(values())
                .filter(scope -> scope.value.equals(value))
                .findFirst();
    }
}
