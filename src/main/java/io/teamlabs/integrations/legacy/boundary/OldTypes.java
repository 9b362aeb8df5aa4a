package io.teamlabs.integrations.legacy.boundary;

import io.teamlabs.integrations.catalog.entity.TypeKey;

/** The integration types that the old frontend names by itself, in bodies or in the paths of its calls. */
final class OldTypes {

    static final TypeKey GITHUB = new TypeKey("github");
    static final TypeKey GOOGLE_CALENDAR = new TypeKey("google_calendar");
    static final TypeKey GOOGLE_MEET = new TypeKey("google_meet");
    static final TypeKey GOOGLE_DRIVE = new TypeKey("google_drive");

    private OldTypes() {}

    /** Returns the type that a path names: {@code google-drive}. */
    static TypeKey ofPath(String kebabCase) {
        return new TypeKey(kebabCase.replace('-', '_'));
    }
}
