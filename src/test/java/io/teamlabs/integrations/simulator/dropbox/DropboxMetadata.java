package io.teamlabs.integrations.simulator.dropbox;

import io.teamlabs.integrations.simulator.wire.JsonText;
import jakarta.json.JsonObjectBuilder;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** How Dropbox describes files and folders. The tag stands only where either could. */
final class DropboxMetadata {
    private DropboxMetadata() {}

    static JsonObjectBuilder tagged(Entry entry) {
        JsonObjectBuilder metadata = JsonText.object().add(".tag", entry.isFolder() ? "folder" : "file");
        return metadata.addAll(plain(entry));
    }

    static JsonObjectBuilder plain(Entry entry) {
        JsonObjectBuilder metadata = path(entry.path()).add("id", entry.id());
        entry.content()
                .ifPresent(content -> metadata.add("client_modified", time(entry.clientModified()))
                        .add("server_modified", time(entry.serverModified()))
                        .add("rev", entry.rev())
                        .add("size", content.size())
                        .add("is_downloadable", true)
                        .add("content_hash", content.hash()));
        return metadata;
    }

    static JsonObjectBuilder of(Change change) {
        return change.entry()
                .map(DropboxMetadata::tagged)
                .orElseGet(() -> JsonText.object().add(".tag", "deleted").addAll(path(change.path())));
    }

    private static JsonObjectBuilder path(String path) {
        return JsonText.object()
                .add("name", path.substring(path.lastIndexOf('/') + 1))
                .add("path_lower", Entry.key(path))
                .add("path_display", path);
    }

    /** To the second, as Dropbox has them. */
    static String time(Instant time) {
        return time.truncatedTo(ChronoUnit.SECONDS).toString();
    }
}
