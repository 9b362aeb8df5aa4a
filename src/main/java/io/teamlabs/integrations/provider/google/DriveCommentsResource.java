package io.teamlabs.integrations.provider.google;

import com.google.api.services.drive.model.CommentList;
import io.teamlabs.integrations.platform.JsonDocument;
import io.teamlabs.integrations.problem.JsonRequest;
import io.teamlabs.integrations.problem.QueryParameters;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.ws.rs.Consumes;
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

/** What people say about a file of a person's Drive. */
@RequestScoped
@Path("v1/users/{userId}/google-drive/files/{fileId}/comments")
@Produces(MediaType.APPLICATION_JSON)
public class DriveCommentsResource {

    private static final int USUAL_LIMIT = 30;
    private static final int LARGEST_LIMIT = 100;

    @Inject
    DriveAccounts accounts;

    @Context
    UriInfo uriInfo;

    @GET
    public JsonObject list(@PathParam("userId") String userId, @PathParam("fileId") String fileId) {
        DriveComments comments = comments(userId, fileId);
        QueryParameters query = new QueryParameters(uriInfo.getQueryParameters()).only("limit", "cursor");
        CommentList page =
                comments.list(query.number("limit", USUAL_LIMIT, 1, LARGEST_LIMIT), DriveRequests.cursor(query));
        return JsonDocument.object()
                .with(
                        "comments",
                        page.getComments().stream().map(DriveDocuments::comment).toList())
                .with("next", page.getNextPageToken())
                .toJson();
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    public Response comment(
            @PathParam("userId") String userId, @PathParam("fileId") String fileId, JsonRequest request) {
        DriveComments comments = comments(userId, fileId);
        request.onlyFields("content", "quote");
        String content = request.requiredText("content", DriveRequests.LONGEST_TEXT);
        String quote = request.optionalText("quote", DriveRequests.LONGEST_TEXT);
        return created(DriveDocuments.comment(comments.add(content, quote)));
    }

    /** An answer to a comment; with {@code action} it resolves the comment or opens it again. */
    @POST
    @Path("{commentId}/replies")
    @Consumes(MediaType.APPLICATION_JSON)
    public Response reply(
            @PathParam("userId") String userId,
            @PathParam("fileId") String fileId,
            @PathParam("commentId") String commentId,
            JsonRequest request) {
        DriveComments comments = comments(userId, fileId);
        String id = DriveRequests.id("commentId", commentId);
        return created(DriveDocuments.reply(comments.reply(id, DriveRequests.reply(request))));
    }

    @DELETE
    @Path("{commentId}")
    public void delete(
            @PathParam("userId") String userId,
            @PathParam("fileId") String fileId,
            @PathParam("commentId") String commentId) {
        comments(userId, fileId).delete(DriveRequests.id("commentId", commentId));
    }

    private DriveComments comments(String userId, String fileId) {
        DriveAccount account = accounts.open(userId);
        return new DriveComments(account, DriveRequests.id("fileId", fileId));
    }

    private static Response created(JsonDocument document) {
        return Response.status(Response.Status.CREATED)
                .entity(document.toJson())
                .build();
    }
}
