package io.teamlabs.integrations.simulator.google.drive;

import io.teamlabs.integrations.simulator.wire.Answer;
import io.teamlabs.integrations.simulator.wire.JsonText;
import io.teamlabs.integrations.simulator.wire.Request;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.util.List;

/** The methods of {@code changes}: what happened since a token, which is the number of a change. */
final class DriveChanges {
    private final DriveStore store;

    DriveChanges(DriveStore store) {
        this.store = store;
    }

    Answer startPageToken(Request request, DriveCaller caller) {
        JsonObject whole = JsonText.object()
                .add("kind", "drive#startPageToken")
                .add("startPageToken", Long.toString(store.nextToken()))
                .build();
        return DriveAnswer.of(request, whole, "*");
    }

    Answer list(Request request, DriveCaller caller) {
        String token = request.query()
                .get("pageToken")
                .orElseThrow(() -> DriveRefusal.about(400, "required", "Required parameter: pageToken", "pageToken"));
        boolean removedToo = !request.query().text("includeRemoved").equals("false");
        int size = Integer.parseInt(request.query().get("pageSize").orElse("100"));
        List<DriveStore.Change> found = store.changesSince(
                token, change -> change.file().isVisibleTo(caller) && (removedToo || !change.removed()));
        return DriveAnswer.of(
                request,
                page(found, size, caller),
                "kind,nextPageToken,newStartPageToken,changes(kind,type,changeType,time,removed,fileId,file("
                        + DriveFiles.USUAL + "))");
    }

    private JsonObject page(List<DriveStore.Change> found, int size, DriveCaller caller) {
        JsonArrayBuilder changes = JsonText.array();
        found.stream().limit(size).forEach(change -> changes.add(DriveJson.change(change, caller)));
        JsonObjectBuilder page =
                JsonText.object().add("kind", "drive#changeList").add("changes", changes);
        if (found.size() > size) {
            page.add("nextPageToken", Long.toString(found.get(size).number()));
        } else {
            page.add("newStartPageToken", Long.toString(store.nextToken()));
        }
        return page.build();
    }
}
