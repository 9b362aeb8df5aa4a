package io.teamlabs.integrations.provider.google;

import com.google.api.services.drive.model.File;
import org.jspecify.annotations.Nullable;

/**
 * A change of what Drive says of a file; what is null stays.
 *
 * @param folder the id of the folder that it moves to
 */
record DriveEdit(
        @Nullable String name,
        @Nullable String description,
        @Nullable String folder,
        @Nullable Boolean trashed) {

    static DriveEdit intoTrash() {
        return new DriveEdit(null, null, null, true);
    }

    File metadata() {
        return new File().setName(name).setDescription(description).setTrashed(trashed);
    }
}
