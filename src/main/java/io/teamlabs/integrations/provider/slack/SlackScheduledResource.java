package io.teamlabs.integrations.provider.slack;

import com.slack.api.methods.response.chat.scheduled_messages.ChatScheduledMessagesListResponse;
import com.slack.api.methods.response.chat.scheduled_messages.ChatScheduledMessagesListResponse.ScheduledMessage;
import io.teamlabs.integrations.identity.control.Permissions;
import io.teamlabs.integrations.identity.entity.Right;
import io.teamlabs.integrations.platform.JsonDocument;
import io.teamlabs.integrations.problem.JsonRequest;
import io.teamlabs.integrations.problem.ProblemException;
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
import java.time.Instant;
import java.util.Optional;

/** Messages that Slack posts at a time: schedule, list, cancel. */
@RequestScoped
@Path("v1/users/{userId}/slack/messages/scheduled")
@Produces(MediaType.APPLICATION_JSON)
public class SlackScheduledResource {

    private static final int USUAL_PAGE = 100;

    @Inject
    Permissions permissions;

    @Inject
    SlackClients clients;

    @Context
    UriInfo uri;

    @POST
    public Response schedule(@PathParam("userId") String userId, JsonRequest request) {
        permissions.person(userId, Right.ACT);
        request.onlyFields("channel", "text", "blocks", "thread", "broadcast", "postAt");
        SlackPost post = SlackPost.read(request, SlackPost.channelId(request.optionalText("channel", 64)));
        Instant postAt = request.optionalInstant("postAt");
        if (postAt == null || postAt.getEpochSecond() > Integer.MAX_VALUE) {
            throw ProblemException.invalid("postAt", "Give a time in the next 120 days, like 2026-01-31T12:00:00Z.");
        }
        SlackClient client = clients.open(userId, SlackTypes.MESSAGES);
        SlackAnswer scheduled = SlackMessages.schedule(client, post, postAt);
        return Response.status(Response.Status.CREATED)
                .entity(JsonDocument.object()
                        .with("id", scheduled.scheduledMessageId())
                        .with("channel", scheduled.channel())
                        .with("postAt", Instant.ofEpochSecond(postAt.getEpochSecond()))
                        .toJson())
                .build();
    }

    @GET
    public JsonObject list(@PathParam("userId") String userId) {
        permissions.person(userId, Right.ACT);
        QueryParameters query = new QueryParameters(uri.getQueryParameters()).only("channel", "limit", "cursor");
        String channel = query.optionalText("channel", 64);
        String only = channel == null ? null : SlackPost.channelId(channel);
        int limit = query.number("limit", USUAL_PAGE, 1, USUAL_PAGE);
        String cursor = query.optionalText("cursor", 1024);
        SlackClient client = clients.open(userId, SlackTypes.MESSAGES);
        ChatScheduledMessagesListResponse page = client.call(slack -> slack.chatScheduledMessagesList(
                list -> list.channel(only).limit(limit).cursor(cursor)));
        return JsonDocument.object()
                .with(
                        "messages",
                        page.getScheduledMessages().stream()
                                .map(SlackScheduledResource::document)
                                .toList())
                .with(
                        "next",
                        Optional.ofNullable(page.getResponseMetadata())
                                .map(metadata -> metadata.getNextCursor())
                                .filter(next -> !next.isEmpty())
                                .orElse(null))
                .toJson();
    }

    private static JsonDocument document(ScheduledMessage message) {
        return JsonDocument.object()
                .with("id", message.getId())
                .with("channel", message.getChannelId())
                .with("postAt", Instant.ofEpochSecond(message.getPostAt()))
                .with("text", message.getText());
    }

    /** Slack cancels nothing in the last minute. */
    @DELETE
    @Path("{id}")
    public void cancel(@PathParam("userId") String userId, @PathParam("id") String id) {
        permissions.person(userId, Right.ACT);
        QueryParameters query = new QueryParameters(uri.getQueryParameters()).only("channel");
        String channel = SlackPost.channelId(query.optionalText("channel", 64));
        SlackClient client = clients.open(userId, SlackTypes.MESSAGES);
        client.call(slack -> slack.chatDeleteScheduledMessage(
                cancel -> cancel.channel(channel).scheduledMessageId(id)));
    }
}
