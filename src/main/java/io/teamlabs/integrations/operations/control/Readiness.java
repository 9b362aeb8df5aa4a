package io.teamlabs.integrations.operations.control;

import java.util.Locale;

/** What a look at the database and the key found. */
public record Readiness(State database, State key) {

    /** How a check ended. */
    public enum State {
        UP,
        DOWN,
        /** Not looked at, as what it needs is down. */
        UNKNOWN;

        /** The form in JSON. */
        public String value() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    static final Readiness DATABASE_DOWN = new Readiness(State.DOWN, State.UNKNOWN);

    public boolean isReady() {
        return database == State.UP && key == State.UP;
    }
}
