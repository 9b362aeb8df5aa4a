package io.teamlabs.integrations.provider.google;

import com.google.api.services.drive.model.PermissionList;
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

/** With whom a file or folder of a person's Drive is shared. */
@RequestScoped
@Path("v1/users/{userId}/google-drive/files/{fileId}/shares")
@Produces(MediaType.APPLICATION_JSON)
public class DriveSharesResource {

    private static final int USUAL_LIMIT = 30;
    private static final int LARGEST_LIMIT = 100;

    @Inject
    DriveAccounts accounts;

    @Context
    UriInfo uriInfo;

    @GET
    public JsonObject list(@PathParam("userId") String userId, @PathParam("fileId") String fileId) {
        DriveShares shares = shares(userId, fileId);
        QueryParameters query = new QueryParameters(uriInfo.getQueryParameters()).only("limit", "cursor");
        PermissionList page =
                shares.list(query.number("limit", USUAL_LIMIT, 1, LARGEST_LIMIT), DriveRequests.cursor(query));
        return JsonDocument.object()
                .with(
                        "shares",
                        page.getPermissions().stream()
                                .map(DriveDocuments::share)
                                .toList())
                .with("next", page.getNextPageToken())
                .toJson();
    }

    /** Once more with the same person changes the role that they have. */
    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    public Response share(@PathParam("userId") String userId, @PathParam("fileId") String fileId, JsonRequest request) {
        DriveShares shares = shares(userId, fileId);
        return Response.status(Response.Status.CREATED)
                .entity(DriveDocuments.share(shares.add(DriveRequests.share(request)))
                        .toJson())
                .build();
    }

    @DELETE
    @Path("{shareId}")
    public void withdraw(
            @PathParam("userId") String userId,
            @PathParam("fileId") String fileId,
            @PathParam("shareId") String shareId) {
        shares(userId, fileId).withdraw(DriveRequests.id("shareId", shareId));
    }

    private DriveShares shares(String userId, String fileId) {
        DriveAccount account = accounts.open(userId);
        return new DriveShares(account, DriveRequests.id("fileId", fileId));
    }
}
