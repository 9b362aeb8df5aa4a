package io.teamlabs.integrations.event.entity;

import java.util.Arrays;
import java.util.Locale;

/** What may happen to an integration. The words are stable: they stand in the table and go out to listeners. */
public enum EventKind {
    CONNECTED,
    ACCOUNT_REPLACED,
    TOKENS_ATTACHED,
    REFRESH_FAILED,
    RECONNECT_NEEDED,
    EXPIRED,
    UNREADABLE,
    DISCONNECTED,
    REVOKED_AT_PROVIDER,
    REVOCATION_SHARED,
    REVOCATION_FAILED,
    SETTINGS_CHANGED,
    ERRORS_RESET;

    /** The form in the database and in JSON: {@code reconnect-needed}. */
    public String value() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public static EventKind of(String value) {
        return Arrays.stream(values())
                .filter(kind -> kind.value().equals(value))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("Unknown kind of event in the database: " + value));
    }
}
