package io.teamlabs.integrations.authorization.entity;

import io.teamlabs.integrations.oauth.entity.ClientRegistration;
import java.net.URI;
import java.util.Arrays;

/** The call that began a connection; its redirect URI and the form of the answer follow from it. */
public enum BeganWith {
    V1("v1"),
    OLD_GITHUB("old-github"),
    OLD_GOOGLE("old-google");

    private final String column;

    BeganWith(String column) {
        this.column = column;
    }

    public String column() {
        return column;
    }

    public static BeganWith of(String column) {
        return Arrays.stream(values())
                .filter(began -> began.column.equals(column))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("Unknown beginning in the database: " + column));
    }

    /** Returns which of the client's two redirect URIs the provider is given. */
    public URI redirectUri(ClientRegistration client) {
        return switch (this) {
            case V1 -> client.redirectUri();
            case OLD_GITHUB, OLD_GOOGLE -> client.oldRedirectUri();
        };
    }
}
