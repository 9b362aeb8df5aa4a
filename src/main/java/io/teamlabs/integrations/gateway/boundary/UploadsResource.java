package io.teamlabs.integrations.gateway.boundary;

import io.teamlabs.integrations.gateway.control.Uploads;
import io.teamlabs.integrations.gateway.entity.Upload;
import io.teamlabs.integrations.identity.control.Permissions;
import io.teamlabs.integrations.identity.entity.Person;
import io.teamlabs.integrations.identity.entity.Right;
import io.teamlabs.integrations.platform.JsonDocument;
import io.teamlabs.integrations.problem.BoundedBody;
import io.teamlabs.integrations.problem.JsonRequest;
import io.teamlabs.integrations.problem.ProblemException;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Uploads in parts: begun with their size, filled one part after the other, taken by the action that names them. */
@RequestScoped
@Path("v1/users/{userId}/uploads")
@Produces(MediaType.APPLICATION_JSON)
public class UploadsResource {

    private static final String DEFAULT_TYPE = "application/octet-stream";

    @Inject
    Permissions permissions;

    @Inject
    Uploads uploads;

    @POST
    public Response begin(@PathParam("userId") String userId, JsonRequest request) {
        Person person = permissions.person(userId, Right.ACT);
        request.onlyFields("size", "mediaType");
        Long size = request.optionalNumber("size", 1, Long.MAX_VALUE);
        if (size == null) {
            throw ProblemException.invalid("size", "Give size as a whole number, in bytes.");
        }
        Upload upload = uploads.begin(person, size, mediaType(request.optionalText("mediaType", 200)));
        return Response.status(Response.Status.CREATED).entity(document(upload)).build();
    }

    private static String mediaType(@Nullable String given) {
        try {
            return MediaType.valueOf(Objects.requireNonNullElse(given, DEFAULT_TYPE))
                    .toString();
        } catch (IllegalArgumentException malformed) {
            throw ProblemException.invalid("mediaType", "Give mediaType as a media type, such as image/png.");
        }
    }

    @GET
    @Path("{id}")
    public JsonObject state(@PathParam("userId") String userId, @PathParam("id") String id) {
        return document(uploads.get(permissions.person(userId, Right.ACT), id));
    }

    /** Takes one part of 8 MiB at most; {@code Content-Range} says which. */
    @PUT
    @Path("{id}")
    @Consumes(MediaType.WILDCARD)
    public JsonObject part(
            @PathParam("userId") String userId,
            @PathParam("id") String id,
            @HeaderParam("Content-Range") @Nullable String range,
            InputStream body) {
        Person person = permissions.person(userId, Right.ACT);
        ContentRange part = ContentRange.parse(range, uploads.get(person, id).size());
        long most = Math.min(part.length(), Uploads.LONGEST_PART);
        try {
            return document(uploads.receive(person, id, part.first(), new BoundedBody(body, most)));
        } catch (IOException brokenOff) {
            throw ProblemException.invalid("body", "The part broke off. Ask how much is here, and go on from there.");
        }
    }

    @DELETE
    @Path("{id}")
    public void remove(@PathParam("userId") String userId, @PathParam("id") String id) {
        uploads.remove(permissions.person(userId, Right.ACT), id);
    }

    private static JsonObject document(Upload upload) {
        return JsonDocument.object()
                .with("id", upload.id())
                .with("size", upload.size())
                .with("received", upload.received())
                .with("complete", upload.isComplete())
                .with("mediaType", upload.mediaType())
                .with("longestPart", Uploads.LONGEST_PART)
                .with("expiresAt", upload.expiresAt())
                .toJson();
    }
}
