package io.teamlabs.integrations.provider.dropbox;

import io.teamlabs.integrations.oauth.control.JsonAnswer;
import io.teamlabs.integrations.platform.JsonDocument;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How callers are told of a file, a folder, or something that was deleted. */
final class DropboxEntry {

    private DropboxEntry() {}

    static List<JsonDocument> all(JsonAnswer page) {
        return page.objects("entries").stream().map(DropboxEntry::of).toList();
    }

    /** Of an entry that says what it is. */
    static JsonDocument of(JsonAnswer entry) {
        return of(entry, entry.text(".tag").orElse("unknown"));
    }

    static JsonDocument file(JsonAnswer entry) {
        return of(entry, "file");
    }

    static JsonDocument folder(JsonAnswer entry) {
        return of(entry, "folder");
    }

    private static JsonDocument of(JsonAnswer entry, String kind) {
        JsonDocument document = JsonDocument.object()
                .with("kind", kind)
                .with("path", text(entry, "path_display"))
                .with("pathLower", text(entry, "path_lower"))
                .with("name", text(entry, "name"))
                .with("id", text(entry, "id"));
        return kind.equals("file") ? withContent(document, entry) : document;
    }

    private static JsonDocument withContent(JsonDocument document, JsonAnswer file) {
        return document.with("size", size(file))
                .with("revision", text(file, "rev"))
                .with("contentHash", text(file, "content_hash"))
                .with("modifiedAt", text(file, "server_modified"))
                .with("clientModifiedAt", text(file, "client_modified"));
    }

    /** In bytes; -1 where Dropbox does not say. */
    static long size(JsonAnswer file) {
        return file.number("size").map(BigDecimal::longValue).orElse(-1L);
    }

    private static @Nullable String text(JsonAnswer entry, String name) {
        return entry.text(name).orElse(null);
    }
}
