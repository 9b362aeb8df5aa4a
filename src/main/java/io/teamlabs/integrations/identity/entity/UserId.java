package io.teamlabs.integrations.identity.entity;

import java.util.regex.Pattern;

/** The key of a user: opaque text of the application's own, {@code [A-Za-z0-9_-]{1,64}}. */
public record UserId(String value) {

    private static final Pattern FORM = Pattern.compile("[A-Za-z0-9_-]{1,64}");

    public UserId {
        if (!isValid(value)) {
            throw new IllegalArgumentException("A user's id has 1 to 64 of A-Z a-z 0-9 _ -");
        }
    }

    public static boolean isValid(String text) {
        return FORM.matcher(text).matches();
    }

    @Override
    public String toString() {
        return value;
    }
}
