package io.teamlabs.integrations.oauth.entity;

import java.util.regex.Pattern;

/** Who runs an authorization server and its API: {@code github}, {@code google}, {@code dropbox}, {@code slack}. */
public record ProviderId(String value) {

    private static final Pattern FORM = Pattern.compile("[a-z][a-z0-9-]{0,39}");

    public ProviderId {
        if (!isValid(value)) {
            throw new IllegalArgumentException("A provider's id has 1 to 40 of a-z 0-9 -, a letter first");
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
