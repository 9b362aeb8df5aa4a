package io.teamlabs.integrations.provider.slack;

import com.slack.api.model.User;
import io.teamlabs.integrations.identity.control.Permissions;
import io.teamlabs.integrations.identity.entity.Person;
import io.teamlabs.integrations.identity.entity.Right;
import io.teamlabs.integrations.platform.JsonDocument;
import io.teamlabs.integrations.problem.JsonRequest;
import io.teamlabs.integrations.problem.ProblemException;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Messages in a person's name: to a channel, and to one other person. */
@RequestScoped
@Path("v1/users/{userId}/slack/messages")
@Produces(MediaType.APPLICATION_JSON)
public class SlackMessagesResource {

    private static final int LONGEST_EMAIL = 254;

    @Inject
    Permissions permissions;

    @Inject
    SlackClients clients;

    @POST
    public Response post(@PathParam("userId") String userId, JsonRequest request) {
        Person person = permissions.person(userId, Right.ACT);
        request.onlyFields("channel", "text", "blocks", "thread", "broadcast", "key", "join");
        String channel = SlackPost.channelId(request.optionalText("channel", 64));
        SlackPost post = SlackPost.read(request, channel);
        UUID key = SlackPost.clientMessageId(request, person.id().value(), channel);
        boolean join = Boolean.TRUE.equals(request.optionalFlag("join"));
        SlackClient client = clients.open(userId, SlackTypes.MESSAGES);
        return created(join ? joining(userId, client, post, key) : SlackMessages.post(client, post, key));
    }

    /** Joins only where it is needed, which takes a capability of its own. */
    private SlackAnswer joining(String userId, SlackClient client, SlackPost post, @Nullable UUID key) {
        try {
            return SlackMessages.post(client, post, key);
        } catch (ProblemException refused) {
            if (!SlackProblems.isNotInChannel(refused)) {
                throw refused;
            }
            SlackChannelsResource.join(clients.open(userId, SlackTypes.JOINING), post.channel());
            return SlackMessages.post(client, post, key);
        }
    }

    private static Response created(SlackAnswer posted) {
        return created(document(posted));
    }

    private static Response created(JsonDocument document) {
        return Response.status(Response.Status.CREATED)
                .entity(document.toJson())
                .build();
    }

    private static JsonDocument document(SlackAnswer posted) {
        return JsonDocument.object().with("channel", posted.channel()).with("ts", posted.ts());
    }

    /** Finds somebody by e-mail address and writes to them alone; the conversation is opened by the first message. */
    @POST
    @Path("direct")
    public Response notifyPerson(@PathParam("userId") String userId, JsonRequest request) {
        Person person = permissions.person(userId, Right.ACT);
        request.onlyFields("email", "text", "blocks", "key");
        String email = request.requiredText("email", LONGEST_EMAIL);
        SlackPost unaddressed = SlackPost.read(request, "");
        SlackPost.clientMessageId(request, "", "");
        SlackClient client = clients.open(userId, SlackTypes.MESSAGES);
        clients.open(userId, SlackTypes.ACCOUNT);
        User addressee = client.call(slack -> slack.usersLookupByEmail(lookup -> lookup.email(email)))
                .getUser();
        SlackPost post = unaddressed.to(addressee.getId());
        UUID key = SlackPost.clientMessageId(request, person.id().value(), post.channel());
        return created(document(SlackMessages.post(client, post, key))
                .with("user", Map.of("id", addressee.getId(), "name", String.valueOf(addressee.getRealName()))));
    }
}
