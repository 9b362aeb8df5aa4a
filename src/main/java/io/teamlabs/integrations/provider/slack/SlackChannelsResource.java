package io.teamlabs.integrations.provider.slack;

import com.slack.api.methods.response.conversations.ConversationsListResponse;
import com.slack.api.model.Conversation;
import com.slack.api.model.ConversationType;
import io.teamlabs.integrations.identity.control.Permissions;
import io.teamlabs.integrations.identity.entity.Right;
import io.teamlabs.integrations.platform.JsonDocument;
import io.teamlabs.integrations.problem.QueryParameters;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The channels of a person's workspace: list and join. */
@RequestScoped
@Path("v1/users/{userId}/slack/channels")
@Produces(MediaType.APPLICATION_JSON)
public class SlackChannelsResource {

    private static final int LONGEST_CURSOR = 1024;
    private static final int USUAL_PAGE = 30;
    private static final int LARGEST_PAGE = 200;

    @Inject
    Permissions permissions;

    @Inject
    SlackClients clients;

    @Context
    UriInfo uri;

    /** Pages may be short, or empty, and yet have a next one. */
    @GET
    public JsonObject list(@PathParam("userId") String userId) {
        permissions.person(userId, Right.ACT);
        QueryParameters query =
                new QueryParameters(uri.getQueryParameters()).only("limit", "cursor", "archived", "private");
        int limit = query.number("limit", USUAL_PAGE, 1, LARGEST_PAGE);
        String cursor = query.optionalText("cursor", LONGEST_CURSOR);
        boolean archived = query.flag("archived", false);
        boolean closed = query.flag("private", false);
        List<ConversationType> types = closed
                ? List.of(ConversationType.PUBLIC_CHANNEL, ConversationType.PRIVATE_CHANNEL)
                : List.of(ConversationType.PUBLIC_CHANNEL);
        SlackClient client = clients.open(userId, closed ? SlackTypes.PRIVATE_CHANNELS : SlackTypes.CHANNELS);
        ConversationsListResponse page = client.call(slack -> slack.conversationsList(list ->
                list.types(types).excludeArchived(!archived).limit(limit).cursor(cursor)));
        return JsonDocument.object()
                .with(
                        "channels",
                        page.getChannels().stream()
                                .map(SlackChannelsResource::document)
                                .toList())
                .with("next", next(page))
                .toJson();
    }

    private static @Nullable String next(ConversationsListResponse page) {
        return Optional.ofNullable(page.getResponseMetadata())
                .map(metadata -> metadata.getNextCursor())
                .filter(cursor -> !cursor.isEmpty())
                .orElse(null);
    }

    /** In the person's own name; who is in the channel already stays there. */
    @POST
    @Path("{channelId}/join")
    public JsonObject join(@PathParam("userId") String userId, @PathParam("channelId") String channelId) {
        permissions.person(userId, Right.ACT);
        String channel = SlackPost.channelId(channelId);
        return document(join(clients.open(userId, SlackTypes.JOINING), channel)).toJson();
    }

    static Conversation join(SlackClient client, String channel) {
        return client.call(slack -> slack.conversationsJoin(join -> join.channel(channel)))
                .getChannel();
    }

    private static JsonDocument document(Conversation channel) {
        return JsonDocument.object()
                .with("id", channel.getId())
                .with("name", channel.getName())
                .with("private", channel.isPrivate())
                .with("archived", channel.isArchived())
                .with("member", channel.isMember())
                .with("members", channel.getNumOfMembers())
                .with(
                        "topic",
                        channel.getTopic() == null ? null : channel.getTopic().getValue())
                .with(
                        "purpose",
                        channel.getPurpose() == null
                                ? null
                                : channel.getPurpose().getValue());
    }
}
