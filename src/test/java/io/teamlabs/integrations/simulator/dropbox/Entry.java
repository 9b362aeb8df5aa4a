package io.teamlabs.integrations.simulator.dropbox;

import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

/**
 * A file or folder.
 *
 * @param id survives a change of its content
 * @param path as it is shown; compared without regard to case
 * @param content empty for a folder
 * @param rev of this content; empty text for a folder
 * @param clientModified as the client said
 * @param serverModified when it was written
 */
record Entry(
        String id,
        String path,
        Optional<FileContent> content,
        String rev,
        Instant clientModified,
        Instant serverModified) {

    boolean isFolder() {
        return content.isEmpty();
    }

    String key() {
        return key(path);
    }

    String name() {
        return path.substring(path.lastIndexOf('/') + 1);
    }

    String parent() {
        return path.substring(0, path.lastIndexOf('/'));
    }

    static String key(String path) {
        return path.toLowerCase(Locale.ROOT);
    }
}
