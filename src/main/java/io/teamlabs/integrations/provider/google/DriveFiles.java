package io.teamlabs.integrations.provider.google;

import com.google.api.services.drive.Drive;
import com.google.api.services.drive.model.File;
import com.google.api.services.drive.model.FileList;
import com.google.api.services.drive.model.GeneratedIds;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What is in a Drive, and changes to it that move no content. */
final class DriveFiles {

    private static final String LIST_FIELDS = "nextPageToken,files(" + DriveDocuments.FILE_FIELDS + ")";

    /** The answer's name for an id that a file has already. */
    private static final String ID_IN_USE = "fileIdInUse";

    private final Drive.Files files;
    private final Drive.Files repeating;

    DriveFiles(DriveAccount account) {
        this.files = account.drive().files();
        this.repeating = account.repeating().files();
    }

    FileList list(DriveSearch search, int limit, @Nullable String cursor) {
        return GoogleCalls.run(() -> files.list()
                .setQ(search.query())
                .setOrderBy(search.order())
                .setPageSize(limit)
                .setPageToken(cursor)
                .setSupportsAllDrives(true)
                .setIncludeItemsFromAllDrives(true)
                .setFields(LIST_FIELDS));
    }

    File one(String id) {
        return GoogleCalls.run(() -> files.get(id).setSupportsAllDrives(true).setFields(DriveDocuments.FILE_FIELDS));
    }

    /** The file that was made with the caller's key before, if there was one. */
    Optional<File> madeWith(@Nullable String key) {
        if (key == null) {
            return Optional.empty();
        }
        return list(DriveSearch.madeWith(key), 1, null).getFiles().stream().findFirst();
    }

    /** An id that a file can be made under once: that makes it harmless to ask twice. */
    String promisedId() {
        GeneratedIds ids = GoogleCalls.run(() -> files.generateIds().setCount(1));
        return ids.getIds().get(0);
    }

    File make(NewDriveFile wanted) {
        if (!wanted.kind().takesId()) {
            return make(files, wanted.metadata(null));
        }
        String id = promisedId();
        try {
            return make(repeating, wanted.metadata(id));
        } catch (GoogleRefusal refused) {
            return made(id, refused);
        }
    }

    private static File make(Drive.Files by, File metadata) {
        return GoogleCalls.run(
                () -> by.create(metadata).setSupportsAllDrives(true).setFields(DriveDocuments.FILE_FIELDS));
    }

    /** The file of that id, where the refusal says that it is there: an answer of before was lost. */
    File made(String id, GoogleRefusal refused) {
        if (refused.classification().code().equals(ID_IN_USE)) {
            return one(id);
        }
        throw refused;
    }

    File change(String id, DriveEdit edit) {
        String folder = edit.folder();
        String before = folder == null ? null : String.join(",", parents(id));
        return GoogleCalls.run(() -> repeating
                .update(id, edit.metadata())
                .setAddParents(folder)
                .setRemoveParents(before)
                .setSupportsAllDrives(true)
                .setFields(DriveDocuments.FILE_FIELDS));
    }

    private List<String> parents(String id) {
        return Optional.ofNullable(one(id).getParents()).orElse(List.of());
    }

    /** Past the trash: nobody can bring it back. */
    void delete(String id) {
        GoogleCalls.run(() -> files.delete(id).setSupportsAllDrives(true));
    }
}
