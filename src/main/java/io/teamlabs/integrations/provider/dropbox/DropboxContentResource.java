package io.teamlabs.integrations.provider.dropbox;

import io.teamlabs.integrations.gateway.control.Uploads;
import io.teamlabs.integrations.gateway.entity.ApiAnswer;
import io.teamlabs.integrations.gateway.entity.UploadSource;
import io.teamlabs.integrations.identity.control.Permissions;
import io.teamlabs.integrations.identity.entity.Person;
import io.teamlabs.integrations.identity.entity.Right;
import io.teamlabs.integrations.oauth.control.JsonAnswer;
import io.teamlabs.integrations.platform.JsonDocument;
import io.teamlabs.integrations.problem.BodyForm;
import io.teamlabs.integrations.problem.BoundedBody;
import io.teamlabs.integrations.problem.JsonRequest;
import io.teamlabs.integrations.problem.QueryParameters;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Response.ResponseBuilder;
import jakarta.ws.rs.core.StreamingOutput;
import jakarta.ws.rs.core.UriInfo;
import java.io.InputStream;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/** What is in files: up and down, streamed both ways. */
@RequestScoped
@Path("v1/users/{userId}/dropbox/files")
public class DropboxContentResource {

    @Inject
    Permissions permissions;

    @Inject
    DropboxAccounts accounts;

    @Inject
    Uploads uploads;

    @Context
    UriInfo uri;

    @Context
    HttpServletRequest request;

    /** The body is the content, of 10 MiB at most. */
    @PUT
    @Path("content")
    @Consumes(MediaType.WILDCARD)
    @Produces(MediaType.APPLICATION_JSON)
    public Response upload(@PathParam("userId") String userId, InputStream body) {
        permissions.person(userId, Right.ACT);
        QueryParameters query = new QueryParameters(uri.getQueryParameters()).only(DropboxCommit.FIELDS);
        DropboxCommit commit = DropboxCommit.read(query);
        DropboxCalls calls = accounts.open(userId, DropboxTypes.WRITE);
        InputStream bounded = new BoundedBody(body, BodyForm.LARGEST);
        UploadSource source =
                UploadSource.once(bounded, request.getContentLengthLong(), MediaType.APPLICATION_OCTET_STREAM);
        return created(new DropboxUpload(calls, commit).of(source));
    }

    /** The content came in parts before, and is forgotten once it is at Dropbox. */
    @POST
    @Produces(MediaType.APPLICATION_JSON)
    public Response uploadStored(@PathParam("userId") String userId, JsonRequest json) {
        Person person = permissions.person(userId, Right.ACT);
        json.onlyFields("path", "mode", "revision", "autorename", "upload");
        DropboxCommit commit = DropboxCommit.read(json);
        String upload = json.requiredText("upload", 64);
        DropboxCalls calls = accounts.open(userId, DropboxTypes.WRITE);
        JsonAnswer file = new DropboxUpload(calls, commit).of(uploads.source(person, upload));
        uploads.remove(person, upload);
        return created(file);
    }

    private static Response created(JsonAnswer file) {
        return Response.status(Response.Status.CREATED)
                .entity(DropboxEntry.file(file).toJson())
                .build();
    }

    @GET
    @Path("content")
    @Produces(MediaType.WILDCARD)
    public Response download(@PathParam("userId") String userId) {
        permissions.person(userId, Right.ACT);
        QueryParameters query = new QueryParameters(uri.getQueryParameters()).only("path");
        String path = DropboxPaths.existing(query.optionalText("path", DropboxPaths.LONGEST));
        DropboxCalls calls = accounts.open(userId, DropboxTypes.DOWNLOAD);
        return answer(calls.download("files/download", JsonDocument.object().with("path", path)));
    }

    /** As something that no browser shows as a page of this service. */
    private static Response answer(ApiAnswer download) {
        JsonAnswer file =
                download.header("Dropbox-API-Result").flatMap(JsonAnswer::parse).orElseGet(JsonAnswer::empty);
        StreamingOutput body = out -> {
            try (download) {
                download.body().transferTo(out);
            }
        };
        ResponseBuilder response = Response.ok(body, MediaType.APPLICATION_OCTET_STREAM)
                .header("Content-Disposition", "attachment; filename*=UTF-8''" + name(file))
                .header("X-Content-Type-Options", "nosniff")
                .header("Cache-Control", "no-store");
        // With its length a body that breaks off is seen to have broken off.
        download.header("Content-Length").ifPresent(length -> response.header("Content-Length", length));
        return response.build();
    }

    /** RFC 8187: what is not ASCII is escaped. */
    private static String name(JsonAnswer file) {
        String name = file.label("name").orElse("file");
        return URLEncoder.encode(name, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
