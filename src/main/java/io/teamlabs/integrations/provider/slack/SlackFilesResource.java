package io.teamlabs.integrations.provider.slack;

import io.teamlabs.integrations.gateway.control.Uploads;
import io.teamlabs.integrations.gateway.entity.UploadSource;
import io.teamlabs.integrations.identity.control.Permissions;
import io.teamlabs.integrations.identity.entity.Person;
import io.teamlabs.integrations.identity.entity.Right;
import io.teamlabs.integrations.platform.JsonDocument;
import io.teamlabs.integrations.problem.BodyForm;
import io.teamlabs.integrations.problem.BoundedBody;
import io.teamlabs.integrations.problem.JsonRequest;
import io.teamlabs.integrations.problem.QueryParameters;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.io.InputStream;

/** Files for a channel. */
@RequestScoped
@Path("v1/users/{userId}/slack/channels/{channelId}/files")
@Produces(MediaType.APPLICATION_JSON)
public class SlackFilesResource {

    @Inject
    Permissions permissions;

    @Inject
    SlackClients clients;

    @Inject
    Uploads uploads;

    @Context
    UriInfo uri;

    @Context
    HttpServletRequest request;

    /** The body is the content, of 10 MiB at most; its length must be announced. */
    @POST
    @Path("content")
    @Consumes(MediaType.WILDCARD)
    public Response upload(
            @PathParam("userId") String userId, @PathParam("channelId") String channelId, InputStream body) {
        permissions.person(userId, Right.ACT);
        String channel = SlackPost.channelId(channelId);
        QueryParameters query = new QueryParameters(uri.getQueryParameters()).only(SlackFile.FIELDS);
        SlackFile file = SlackFile.read(query);
        SlackClient client = clients.open(userId, SlackTypes.FILES);
        InputStream bounded = new BoundedBody(body, BodyForm.LARGEST);
        UploadSource source =
                UploadSource.once(bounded, request.getContentLengthLong(), MediaType.APPLICATION_OCTET_STREAM);
        return created(channel, file, new SlackUpload(client, channel, file).of(source));
    }

    /** The content came in parts before, and is forgotten once it is in Slack. */
    @POST
    public Response uploadStored(
            @PathParam("userId") String userId, @PathParam("channelId") String channelId, JsonRequest json) {
        Person person = permissions.person(userId, Right.ACT);
        String channel = SlackPost.channelId(channelId);
        json.onlyFields("name", "title", "comment", "thread", "upload");
        SlackFile file = SlackFile.read(json);
        String upload = json.requiredText("upload", 64);
        SlackClient client = clients.open(userId, SlackTypes.FILES);
        String id = new SlackUpload(client, channel, file).of(uploads.source(person, upload));
        uploads.remove(person, upload);
        return created(channel, file, id);
    }

    private static Response created(String channel, SlackFile file, String id) {
        return Response.status(Response.Status.CREATED)
                .entity(JsonDocument.object()
                        .with("id", id)
                        .with("name", file.name())
                        .with("title", file.title())
                        .with("channel", channel)
                        .toJson())
                .build();
    }
}
