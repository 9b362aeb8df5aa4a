package io.teamlabs.integrations.provider.google;

import com.google.api.services.drive.Drive;
import com.google.api.services.drive.model.ChangeList;
import io.teamlabs.integrations.platform.JsonDocument;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What changed in a Drive. */
final class DriveChanges {

    private static final String FIELDS =
            "nextPageToken,newStartPageToken,changes(fileId,removed,time,file(" + DriveDocuments.FILE_FIELDS + "))";

    /** How Google refuses a token that it does not know any more, or never gave. */
    private static final Set<Integer> NO_SUCH_TOKEN = Set.of(400, 404, 410);

    private final Drive.Changes changes;

    DriveChanges(DriveAccount account) {
        this.changes = account.drive().changes();
    }

    /** No changes yet, and the cursor that tells of those from now on; {@code reset}: the list is to be read anew. */
    JsonDocument start(boolean reset) {
        String token = GoogleCalls.run(() -> changes.getStartPageToken().setSupportsAllDrives(true))
                .getStartPageToken();
        return document(List.of(), token, false, reset);
    }

    JsonDocument since(String token, int limit) {
        try {
            return page(GoogleCalls.run(() -> changes.list(token)
                    .setPageSize(limit)
                    .setSupportsAllDrives(true)
                    .setIncludeItemsFromAllDrives(true)
                    .setFields(FIELDS)));
        } catch (GoogleRefusal refused) {
            if (NO_SUCH_TOKEN.contains(refused.status())) {
                return start(true);
            }
            throw refused;
        }
    }

    private static JsonDocument page(ChangeList page) {
        String more = page.getNextPageToken();
        String next = Optional.ofNullable(more).orElseGet(page::getNewStartPageToken);
        return document(page.getChanges().stream().map(DriveDocuments::change).toList(), next, more != null, false);
    }

    /** {@code next} is never null here: it is kept for the next time. {@code more} says whether to come again at once. */
    private static JsonDocument document(List<JsonDocument> changes, String next, boolean more, boolean reset) {
        return JsonDocument.object()
                .with("changes", changes)
                .with("next", next)
                .with("more", more)
                .with("reset", reset);
    }
}
