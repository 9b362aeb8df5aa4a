package io.teamlabs.integrations.provider.dropbox;

import io.teamlabs.integrations.identity.control.Permissions;
import io.teamlabs.integrations.identity.entity.Right;
import io.teamlabs.integrations.oauth.control.JsonAnswer;
import io.teamlabs.integrations.platform.JsonDocument;
import io.teamlabs.integrations.problem.JsonRequest;
import io.teamlabs.integrations.problem.QueryParameters;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;

/** Files and folders of a person's Dropbox: list, make a folder, delete. */
@RequestScoped
@Path("v1/users/{userId}/dropbox/files")
@Produces(MediaType.APPLICATION_JSON)
public class DropboxFilesResource {

    static final int LONGEST_CURSOR = 4096;
    static final int LARGEST_PAGE = 1000;
    private static final int USUAL_PAGE = 30;

    @Inject
    Permissions permissions;

    @Inject
    DropboxAccounts accounts;

    @Context
    UriInfo uri;

    @GET
    public JsonObject list(@PathParam("userId") String userId) {
        permissions.person(userId, Right.ACT);
        QueryParameters query =
                new QueryParameters(uri.getQueryParameters()).only("path", "recursive", "limit", "cursor");
        String folder = DropboxPaths.folder(query.optionalText("path", DropboxPaths.LONGEST));
        boolean recursive = query.flag("recursive", false);
        long limit = query.number("limit", USUAL_PAGE, 1, LARGEST_PAGE);
        String cursor = query.optionalText("cursor", LONGEST_CURSOR);
        DropboxCalls calls = accounts.open(userId, DropboxTypes.LIST);
        JsonAnswer page = cursor == null
                ? calls.require("files/list_folder", listing(folder, recursive, limit))
                : next(calls, cursor).result();
        return JsonDocument.object()
                .with("entries", DropboxEntry.all(page))
                .with("next", page.isTrue("has_more") ? page.text("cursor").orElse(null) : null)
                .toJson();
    }

    static JsonDocument listing(String folder, boolean recursive, long limit) {
        return JsonDocument.object()
                .with("path", folder)
                .with("recursive", recursive)
                .with("limit", limit);
    }

    /** A cursor that Dropbox does not know is told as the field that it came in. */
    static DropboxAnswer next(DropboxCalls calls, String cursor) {
        DropboxAnswer answer =
                calls.call("files/list_folder/continue", JsonDocument.object().with("cursor", cursor));
        if (answer.status() == 400) {
            throw DropboxProblems.unknownCursor();
        }
        return answer;
    }

    /** Makes a folder, and those above it that are missing. */
    @POST
    @Path("folders")
    public Response createFolder(@PathParam("userId") String userId, JsonRequest request) {
        permissions.person(userId, Right.ACT);
        request.onlyFields("path", "autorename");
        String path = DropboxPaths.writable(request.requiredText("path", DropboxPaths.LONGEST));
        boolean autorename = Boolean.TRUE.equals(request.optionalFlag("autorename"));
        JsonAnswer made = accounts.open(userId, DropboxTypes.WRITE)
                .require(
                        "files/create_folder_v2",
                        JsonDocument.object().with("path", path).with("autorename", autorename));
        return Response.status(Response.Status.CREATED)
                .entity(DropboxEntry.folder(made.object("metadata")).toJson())
                .build();
    }

    /** Deletes a file, or a folder with all that is in it; Dropbox keeps what was deleted for some time. */
    @DELETE
    public JsonObject delete(@PathParam("userId") String userId) {
        permissions.person(userId, Right.ACT);
        QueryParameters query = new QueryParameters(uri.getQueryParameters()).only("path", "revision");
        String path = DropboxPaths.existing(query.optionalText("path", DropboxPaths.LONGEST));
        String revision = DropboxCommit.revision(query.optionalText("revision", 64));
        JsonDocument argument = JsonDocument.object().with("path", path);
        JsonAnswer deleted = accounts.open(userId, DropboxTypes.WRITE)
                .require("files/delete_v2", revision == null ? argument : argument.with("parent_rev", revision));
        return DropboxEntry.of(deleted.object("metadata")).toJson();
    }
}
