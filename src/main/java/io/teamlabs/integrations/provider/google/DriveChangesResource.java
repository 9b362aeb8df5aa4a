package io.teamlabs.integrations.provider.google;

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

/** What changed in a person's Drive since a cursor. */
@RequestScoped
@Path("v1/users/{userId}/google-drive/files/changes")
@Produces(MediaType.APPLICATION_JSON)
public class DriveChangesResource {

    private static final int USUAL_LIMIT = 30;
    private static final int LARGEST_LIMIT = 100;

    @Inject
    DriveAccounts accounts;

    @Context
    UriInfo uriInfo;

    @GET
    public JsonObject since(@PathParam("userId") String userId) {
        DriveChanges changes = new DriveChanges(accounts.open(userId));
        QueryParameters query = new QueryParameters(uriInfo.getQueryParameters()).only("limit", "cursor");
        int limit = query.number("limit", USUAL_LIMIT, 1, LARGEST_LIMIT);
        String cursor = DriveRequests.cursor(query);
        return (cursor == null ? changes.start(false) : changes.since(cursor, limit)).toJson();
    }
}
