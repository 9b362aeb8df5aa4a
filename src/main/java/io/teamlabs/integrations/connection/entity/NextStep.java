package io.teamlabs.integrations.connection.entity;

import java.util.Locale;

/** What somebody is to do about an integration: a stable code for programs, and a sentence for people. */
public record NextStep(Code code, String message) {

    public enum Code {
        NONE,
        CONNECT,
        RECONNECT,
        WAIT,
        CONTACT_OPERATOR;

        /** The form in JSON: {@code contact-operator}. */
        public String value() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }
}
