package io.teamlabs.integrations.provider.google;

import com.google.api.services.drive.model.File;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What is to be made in Drive.
 *
 * @param folder the id of the folder that it is to lie in; null for the topmost
 * @param key the caller's: the same key makes no second file
 */
record NewDriveFile(
        String name,
        DriveKind kind,
        @Nullable String folder,
        @Nullable String description,
        @Nullable String key) {

    /** What Google is told of it; the id is one that Google has promised, or null. */
    File metadata(@Nullable String id) {
        File file = new File().setName(name).setDescription(description).setId(id);
        if (kind != DriveKind.FILE) {
            file.setMimeType(kind.mediaType());
        }
        if (folder != null) {
            file.setParents(List.of(folder));
        }
        if (key != null) {
            file.setAppProperties(Map.of(DriveSearch.KEY_PROPERTY, key));
        }
        return file;
    }
}
