package io.teamlabs.integrations.provider.google;

import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What lies in Drive: folders, documents of Google's own, and files with content. */
enum DriveKind {
    FOLDER("folder"),
    DOCUMENT("document"),
    SPREADSHEET("spreadsheet"),
    PRESENTATION("presentation"),
    FILE("file");

    /** The media types of what has no content of its own begin so. */
    static final String GOOGLES_OWN = "application/vnd.google-apps.";

    private final String value;

    DriveKind(String value) {
        this.value = value;
    }

    String value() {
        return value;
    }

    /** Google's media type for it; only of those that are no file. */
    String mediaType() {
        return GOOGLES_OWN + value;
    }

    /** Google takes a chosen id for these alone. */
    boolean takesId() {
        return this == FOLDER || this == FILE;
    }

    static Optional<DriveKind> of(String value) {
        return Arrays.stream(values()).filter(kind -> kind.value.equals(value)).findFirst();
    }

    /** Whatever Google has beyond these, a form or a drawing, counts as a file. */
    static DriveKind ofMediaType(@Nullable String mediaType) {
        return Arrays.stream(values())
                .filter(kind -> kind != FILE && kind.mediaType().equals(mediaType))
                .findFirst()
                .orElse(FILE);
    }

    static String[] words() {
        return Arrays.stream(values()).map(DriveKind::value).toArray(String[]::new);
    }
}
