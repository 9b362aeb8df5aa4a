package io.teamlabs.integrations.simulator.google.drive;

import io.teamlabs.integrations.simulator.wire.Answer;
import io.teamlabs.integrations.simulator.wire.JsonText;
import io.teamlabs.integrations.simulator.wire.Request;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** The methods of {@code files} that move no content, and {@code about.get}. */
final class DriveFiles {
    static final String USUAL = "kind,id,name,mimeType";
    private static final String USUAL_LIST = "kind,incompleteSearch,nextPageToken,files(" + USUAL + ")";

    private final DriveStore store;
    private final FileMaking making;

    DriveFiles(DriveStore store, FileMaking making) {
        this.store = store;
        this.making = making;
    }

    Answer list(Request request, DriveCaller caller) {
        String query = request.query().text("q");
        String order = request.query().text("orderBy");
        if (query.contains("fullText") && !order.isEmpty()) {
            throw DriveRefusal.badRequest("Sorting is not supported for queries with fullText terms.");
        }
        Predicate<StoredFile> wanted = DriveQuery.parse(query, DriveStore.rootOf(caller.account()));
        List<StoredFile> found = store.all().stream()
                .filter(file -> file.isListedFor(caller))
                .filter(wanted)
                .sorted(order(order))
                .toList();
        JsonObject page = DriveAnswer.page(
                        request,
                        found,
                        query + order + caller.app(),
                        100,
                        "files",
                        file -> DriveJson.file(file, caller))
                .add("kind", "drive#fileList")
                .add("incompleteSearch", false)
                .build();
        return DriveAnswer.of(request, page, USUAL_LIST);
    }

    private static Comparator<StoredFile> order(String keys) {
        Comparator<StoredFile> order = Comparator.comparing(file -> 0);
        for (String key : keys.split(",", -1)) {
            String[] parts = key.strip().split(" ", 2);
            Comparator<StoredFile> one = key(parts[0]);
            order = order.thenComparing(parts.length > 1 && parts[1].equals("desc") ? one.reversed() : one);
        }
        return order;
    }

    private static Comparator<StoredFile> key(String name) {
        return switch (name) {
            case "", "modifiedTime", "recency", "modifiedByMeTime" -> {
                Comparator<StoredFile> time = Comparator.comparing(file -> file.modified);
                yield name.isEmpty() ? time.reversed() : time;
            }
            case "createdTime" -> Comparator.comparing(file -> file.created);
            case "name", "name_natural" -> Comparator.comparing(file -> file.name);
            case "folder" -> Comparator.comparing(file -> !file.isFolder());
            case "quotaBytesUsed" ->
                Comparator.comparing(
                        file -> file.content.map(StoredContent::size).orElse(0L));
            default -> throw DriveRefusal.invalid("orderBy");
        };
    }

    Answer get(Request request, DriveCaller caller) {
        StoredFile file = store.file(request.variable("fileId"), caller);
        return file(request, file, caller);
    }

    Answer create(Request request, DriveCaller caller) {
        JsonObject metadata = DriveAnswer.body(request);
        return file(request, making.make(metadata, caller, Optional.empty(), Optional.empty()), caller);
    }

    Answer update(Request request, DriveCaller caller) {
        StoredFile file = store.file(request.variable("fileId"), caller, Share.WRITER);
        making.describe(file, DriveAnswer.body(request));
        request.query().get("addParents").ifPresent(parent -> {
            file.parents = List.of(making.parent(parent, DriveStore.rootOf(caller.account()), caller));
        });
        store.changed(file);
        return file(request, file, caller);
    }

    Answer delete(Request request, DriveCaller caller) {
        store.remove(store.file(request.variable("fileId"), caller, Share.OWNER));
        return Answer.empty(204);
    }

    Answer generateIds(Request request, DriveCaller caller) {
        int count = Math.min(1000, Integer.parseInt(request.query().get("count").orElse("10")));
        JsonArrayBuilder ids = JsonText.array();
        for (int i = 0; i < count; i++) {
            ids.add(store.promiseId());
        }
        JsonObject whole = JsonText.object()
                .add("kind", "drive#generatedIds")
                .add("space", "drive")
                .add("ids", ids)
                .build();
        return DriveAnswer.of(request, whole, "*");
    }

    Answer about(Request request, DriveCaller caller) {
        DriveAnswer.requireFields(request);
        String used = Long.toString(store.used(caller.account()));
        JsonObject whole = JsonText.object()
                .add("kind", "drive#about")
                .add("user", DriveJson.user(caller.account(), caller))
                .add(
                        "storageQuota",
                        JsonText.object()
                                .add("limit", Long.toString(store.quota()))
                                .add("usage", used)
                                .add("usageInDrive", used)
                                .add("usageInDriveTrash", "0"))
                .build();
        return DriveAnswer.of(request, whole, "*");
    }

    static Answer file(Request request, StoredFile file, DriveCaller caller) {
        return DriveAnswer.of(request, DriveJson.file(file, caller), USUAL);
    }
}
