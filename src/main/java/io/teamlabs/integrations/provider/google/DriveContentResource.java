package io.teamlabs.integrations.provider.google;

import com.google.api.services.drive.model.File;
import io.teamlabs.integrations.gateway.entity.ApiAnswer;
import io.teamlabs.integrations.gateway.entity.UploadSource;
import io.teamlabs.integrations.problem.QueryParameters;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.io.InputStream;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The content of files in a person's Drive, streamed through both ways. */
@RequestScoped
@Path("v1/users/{userId}/google-drive/files")
public class DriveContentResource {

    @Inject
    DriveAccounts accounts;

    @Inject
    DriveBodies bodies;

    @Context
    UriInfo uriInfo;

    @Context
    HttpHeaders headers;

    /** A new file; one that was made with the same key is answered with 200. */
    @POST
    @Path("content")
    @Consumes(MediaType.WILDCARD)
    @Produces(MediaType.APPLICATION_JSON)
    public Response make(@PathParam("userId") String userId, InputStream body) {
        DriveAccount account = accounts.open(userId);
        QueryParameters query = query("name", "folder", "description", "key", "upload");
        NewDriveFile wanted = DriveRequests.uploaded(query);
        Optional<File> known = new DriveFiles(account).madeWith(wanted.key());
        File file = known.orElseGet(() -> new DriveContents(account).make(wanted, content(userId, query, body)));
        bodies.arrived(userId, upload(query));
        return Response.status(known.isPresent() ? Response.Status.OK : Response.Status.CREATED)
                .entity(DriveDocuments.file(file).toJson())
                .build();
    }

    @PUT
    @Path("{fileId}/content")
    @Consumes(MediaType.WILDCARD)
    @Produces(MediaType.APPLICATION_JSON)
    public JsonObject replace(
            @PathParam("userId") String userId, @PathParam("fileId") String fileId, InputStream body) {
        DriveContents contents = new DriveContents(accounts.open(userId));
        String id = DriveRequests.id("fileId", fileId);
        QueryParameters query = query("upload");
        File file = contents.replace(id, content(userId, query, body));
        bodies.arrived(userId, upload(query));
        return DriveDocuments.file(file).toJson();
    }

    @GET
    @Path("{fileId}/content")
    public Response read(@PathParam("userId") String userId, @PathParam("fileId") String fileId) {
        DriveContents contents = new DriveContents(accounts.open(userId));
        String id = DriveRequests.id("fileId", fileId);
        String format = DriveRequests.format(query("as"));
        ApiAnswer answer = contents.open(id, DriveRequests.range(headers.getHeaderString("Range")), format);
        return DriveDownload.of(answer);
    }

    private UploadSource content(String userId, QueryParameters query, InputStream body) {
        return bodies.content(userId, upload(query), headers, body);
    }

    private static @Nullable String upload(QueryParameters query) {
        return query.optionalText("upload", 64);
    }

    private QueryParameters query(String... known) {
        return new QueryParameters(uriInfo.getQueryParameters()).only(known);
    }
}
