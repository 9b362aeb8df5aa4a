package io.teamlabs.integrations.provider.google;

import com.google.api.services.drive.model.File;
import com.google.api.services.drive.model.FileList;
import io.teamlabs.integrations.platform.JsonDocument;
import io.teamlabs.integrations.problem.JsonRequest;
import io.teamlabs.integrations.problem.QueryParameters;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.Optional;

/** The files and folders of a person's Drive, without their content. */
@RequestScoped
@Path("v1/users/{userId}/google-drive/files")
@Produces(MediaType.APPLICATION_JSON)
public class DriveFilesResource {

    private static final int USUAL_LIMIT = 30;
    private static final int LARGEST_LIMIT = 100;

    @Inject
    DriveAccounts accounts;

    @Context
    UriInfo uriInfo;

    @GET
    public JsonObject list(@PathParam("userId") String userId) {
        DriveAccount account = accounts.open(userId);
        QueryParameters query = new QueryParameters(uriInfo.getQueryParameters())
                .only("folder", "name", "text", "kind", "key", "trashed", "limit", "cursor");
        FileList page = new DriveFiles(account)
                .list(search(query), query.number("limit", USUAL_LIMIT, 1, LARGEST_LIMIT), DriveRequests.cursor(query));
        return JsonDocument.object()
                .with(
                        "files",
                        page.getFiles().stream().map(DriveDocuments::file).toList())
                .with("next", page.getNextPageToken())
                .toJson();
    }

    private static DriveSearch search(QueryParameters query) {
        return new DriveSearch(
                DriveRequests.optionalId("folder", query.optionalText("folder", DriveRequests.LONGEST_TEXT)),
                query.optionalText("name", DriveRequests.LONGEST_NAME),
                query.optionalText("text", DriveRequests.LONGEST_NAME),
                query.choice("kind", DriveKind::of, DriveKind.words()),
                DriveRequests.key(query.optionalText("key", DriveRequests.LONGEST_TEXT)),
                query.flag("trashed", false));
    }

    /** A folder or a document of Google's own; one that was made with the same key is answered with 200. */
    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    public Response make(@PathParam("userId") String userId, JsonRequest request) {
        DriveFiles files = new DriveFiles(accounts.open(userId));
        NewDriveFile wanted = DriveRequests.made(request);
        Optional<File> known = files.madeWith(wanted.key());
        File file = known.orElseGet(() -> files.make(wanted));
        return Response.status(known.isPresent() ? Response.Status.OK : Response.Status.CREATED)
                .entity(document(file))
                .build();
    }

    @GET
    @Path("{fileId}")
    public JsonObject one(@PathParam("userId") String userId, @PathParam("fileId") String fileId) {
        DriveFiles files = new DriveFiles(accounts.open(userId));
        return document(files.one(DriveRequests.id("fileId", fileId)));
    }

    @PATCH
    @Path("{fileId}")
    @Consumes(MediaType.APPLICATION_JSON)
    public JsonObject change(
            @PathParam("userId") String userId, @PathParam("fileId") String fileId, JsonRequest request) {
        DriveFiles files = new DriveFiles(accounts.open(userId));
        return document(files.change(DriveRequests.id("fileId", fileId), DriveRequests.edit(request)));
    }

    /** Into the trash, from where the person can take it back; with {@code permanently} past it. */
    @DELETE
    @Path("{fileId}")
    public void delete(@PathParam("userId") String userId, @PathParam("fileId") String fileId) {
        DriveFiles files = new DriveFiles(accounts.open(userId));
        String id = DriveRequests.id("fileId", fileId);
        if (new QueryParameters(uriInfo.getQueryParameters())
                .only("permanently")
                .flag("permanently", false)) {
            files.delete(id);
        } else {
            files.change(id, DriveEdit.intoTrash());
        }
    }

    private static JsonObject document(File file) {
        return DriveDocuments.file(file).toJson();
    }
}
