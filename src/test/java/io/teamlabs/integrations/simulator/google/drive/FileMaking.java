package io.teamlabs.integrations.simulator.google.drive;

import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import java.util.List;
import java.util.Optional;

/** Makes files out of metadata, and changes what metadata says. */
final class FileMaking {
    private static final List<String> READ_ONLY = List.of("size", "md5Checksum", "owners", "webViewLink", "kind");

    private final DriveStore store;

    FileMaking(DriveStore store) {
        this.store = store;
    }

    /** A new file of the caller's; a chosen id must be one that was promised and is not used. */
    StoredFile make(
            JsonObject metadata, DriveCaller caller, Optional<String> mimeType, Optional<StoredContent> content) {
        content.ifPresent(bytes -> store.requireRoom(caller.account(), bytes.size()));
        StoredFile file = new StoredFile(id(metadata), caller.account(), store.now());
        file.apps.add(caller.app());
        file.content = content;
        mimeType.ifPresent(type -> file.mimeType = type);
        file.parents = parents(metadata, caller);
        describe(file, metadata);
        store.add(file);
        return file;
    }

    private String id(JsonObject metadata) {
        String id = metadata.getString("id", "");
        if (id.isEmpty()) {
            return store.newId("1", 24);
        }
        if (store.find(id).isPresent()) {
            throw DriveRefusal.of(409, "fileIdInUse", "A file already exists with the provided ID.");
        }
        String type = metadata.getString("mimeType", "");
        boolean document = type.startsWith(StoredFile.NATIVE) && !type.equals(StoredFile.FOLDER);
        if (!store.isPromised(id) || document) {
            throw DriveRefusal.about(400, "invalid", "The provided file ID is not usable.", "file.id");
        }
        return id;
    }

    private List<String> parents(JsonObject metadata, DriveCaller caller) {
        String root = DriveStore.rootOf(caller.account());
        if (!metadata.containsKey("parents")) {
            return List.of(root);
        }
        List<String> parents = metadata.getJsonArray("parents").getValuesAs(JsonString::getString);
        if (parents.size() != 1) {
            throw DriveRefusal.badRequest("A file must have exactly one parent.");
        }
        return List.of(parent(parents.get(0), root, caller));
    }

    String parent(String id, String root, DriveCaller caller) {
        if (id.equals("root") || id.equals(root)) {
            return root;
        }
        if (!store.file(id, caller, Share.WRITER).isFolder()) {
            throw DriveRefusal.of(403, "parentNotAFolder", "The specified parent is not a folder.");
        }
        return id;
    }

    /** What may be written is, what may not is refused. */
    void describe(StoredFile file, JsonObject metadata) {
        if (READ_ONLY.stream().anyMatch(metadata::containsKey)) {
            throw DriveRefusal.of(
                    403, "fieldNotWritable", "The resource body includes fields which are not directly writable.");
        }
        file.name = metadata.getString("name", file.name);
        file.mimeType = metadata.getString("mimeType", file.mimeType);
        file.description = metadata.getString("description", file.description);
        file.trashed = metadata.getBoolean("trashed", file.trashed);
        if (metadata.containsKey("appProperties")) {
            metadata.getJsonObject("appProperties")
                    .forEach((key, value) -> file.appProperties.put(key, ((JsonString) value).getString()));
        }
    }

    void replaceContent(StoredFile file, StoredContent content) {
        store.requireRoom(file.owner, content.size());
        file.content = Optional.of(content);
        store.changed(file);
    }
}
