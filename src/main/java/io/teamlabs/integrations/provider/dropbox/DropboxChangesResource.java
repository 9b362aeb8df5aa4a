package io.teamlabs.integrations.provider.dropbox;

import io.teamlabs.integrations.identity.control.Permissions;
import io.teamlabs.integrations.identity.entity.Right;
import io.teamlabs.integrations.oauth.control.JsonAnswer;
import io.teamlabs.integrations.platform.JsonDocument;
import io.teamlabs.integrations.problem.ProblemException;
import io.teamlabs.integrations.problem.QueryParameters;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;

/**
 * Synchronization: a folder is listed once, and from then on only what changed. The cursor of each answer leads to the next,
 * for as long as one likes; once Dropbox no longer knows it, the answer begins the listing anew and says so.
 */
@RequestScoped
@Path("v1/users/{userId}/dropbox/files/changes")
@Produces(MediaType.APPLICATION_JSON)
public class DropboxChangesResource {

    private static final int USUAL_PAGE = 500;

    @Inject
    Permissions permissions;

    @Inject
    DropboxAccounts accounts;

    @Inject
    DropboxLongPoll longPoll;

    @Context
    UriInfo uri;

    @GET
    public JsonObject changes(@PathParam("userId") String userId) {
        permissions.person(userId, Right.ACT);
        QueryParameters query =
                new QueryParameters(uri.getQueryParameters()).only("path", "recursive", "limit", "from", "cursor");
        DropboxCursor cursor = DropboxCursor.read(query);
        DropboxCursor beginning = new DropboxCursor(
                DropboxPaths.folder(query.optionalText("path", DropboxPaths.LONGEST)),
                query.flag("recursive", true),
                query.number("limit", USUAL_PAGE, 1, DropboxFilesResource.LARGEST_PAGE),
                "");
        boolean now = "now".equals(query.choice("from", DropboxChangesResource::from, "listing", "now"));
        DropboxCalls calls = accounts.open(userId, DropboxTypes.LIST);
        if (cursor != null) {
            return next(calls, cursor);
        }
        return now ? latest(calls, beginning) : listing(calls, beginning, false);
    }

    private static Optional<String> from(String word) {
        return Optional.of(word).filter(known -> known.equals("listing") || known.equals("now"));
    }

    private static JsonObject listing(DropboxCalls calls, DropboxCursor cursor, boolean reset) {
        return document(calls.require("files/list_folder", argument(cursor)), cursor, reset);
    }

    private static JsonDocument argument(DropboxCursor cursor) {
        return DropboxFilesResource.listing(cursor.folder(), cursor.recursive(), cursor.limit());
    }

    private static JsonObject next(DropboxCalls calls, DropboxCursor cursor) {
        DropboxAnswer answer = DropboxFilesResource.next(calls, cursor.position());
        return answer.isRefusal("reset") ? listing(calls, cursor, true) : document(answer.result(), cursor, false);
    }

    /** No listing: what is there already is of no interest. */
    private static JsonObject latest(DropboxCalls calls, DropboxCursor cursor) {
        JsonAnswer latest = calls.require("files/list_folder/get_latest_cursor", argument(cursor));
        return JsonDocument.object()
                .with("entries", List.of())
                .with("cursor", cursor.at(latest).text())
                .with("more", false)
                .with("reset", false)
                .toJson();
    }

    private static JsonObject document(JsonAnswer page, DropboxCursor cursor, boolean reset) {
        return JsonDocument.object()
                .with("entries", DropboxEntry.all(page))
                .with("cursor", cursor.at(page).text())
                .with("more", page.isTrue("has_more"))
                .with("reset", reset)
                .toJson();
    }

    /** Answers once something changed behind the cursor, or when the wait is over; no thread waits meanwhile. */
    @GET
    @Path("wait")
    public CompletionStage<JsonObject> await(@PathParam("userId") String userId) {
        permissions.person(userId, Right.ACT);
        QueryParameters query = new QueryParameters(uri.getQueryParameters()).only("cursor");
        DropboxCursor cursor = DropboxCursor.read(query);
        if (cursor == null) {
            throw ProblemException.invalid("cursor", "Send the cursor of the changes that you know.");
        }
        accounts.open(userId, DropboxTypes.LIST);
        return longPoll.await(cursor.position());
    }
}
