package io.teamlabs.integrations.identity.entity;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** By whom something happened, for the record of events: a kind and, except for the system, an id. */
public record Actor(Kind kind, @Nullable String id) {

    /** The service itself: timers, sweeps. */
    public static final Actor SYSTEM = new Actor(Kind.SYSTEM, null);

    /** The kinds that the table of events knows. */
    public enum Kind {
        USER,
        ADMINISTRATOR,
        SERVICE,
        OPERATOR,
        SYSTEM;

        public String column() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
