package io.teamlabs.integrations.provider.google;

import com.google.api.services.meet.v2.model.Space;
import com.google.api.services.meet.v2.model.SpaceConfig;
import io.teamlabs.integrations.gateway.control.ConnectedAccount;
import io.teamlabs.integrations.platform.JsonDocument;
import io.teamlabs.integrations.problem.JsonRequest;
import io.teamlabs.integrations.problem.ProblemException;
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
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Meeting spaces: made, read, and emptied. */
@RequestScoped
@Path("v1/users/{userId}/google-meet/spaces")
@Produces(MediaType.APPLICATION_JSON)
public class MeetSpacesResource {

    private static final Map<String, String> ACCESS =
            Map.of("open", "OPEN", "trusted", "TRUSTED", "restricted", "RESTRICTED");
    private static final Map<String, String> ENTRY_POINTS = Map.of("all", "ALL", "creatorAppOnly", "CREATOR_APP_ONLY");
    private static final Pattern ID = Pattern.compile("[A-Za-z0-9_-]{1,128}");

    @Inject
    MeetSpaces spaces;

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    public Response create(@PathParam("userId") String userId, JsonRequest body) {
        ConnectedAccount account = spaces.open(userId);
        body.onlyFields("access", "entryPoints");
        Space space = spaces.create(account, choice(body, "access", ACCESS), choice(body, "entryPoints", ENTRY_POINTS));
        return Response.status(Response.Status.CREATED).entity(told(space)).build();
    }

    private static @Nullable String choice(JsonRequest body, String field, Map<String, String> choices) {
        String chosen = body.optionalText(field, 32);
        if (chosen == null || choices.containsKey(chosen)) {
            return chosen == null ? null : choices.get(chosen);
        }
        throw ProblemException.invalid(
                field, "Give " + field + " as one of: " + String.join(", ", new TreeSet<>(choices.keySet())) + ".");
    }

    @GET
    @Path("{id}")
    public JsonObject one(@PathParam("userId") String userId, @PathParam("id") String id) {
        ConnectedAccount account = spaces.open(userId);
        return told(spaces.get(account, checked(id)));
    }

    @DELETE
    @Path("{id}/conference")
    public void endConference(@PathParam("userId") String userId, @PathParam("id") String id) {
        ConnectedAccount account = spaces.open(userId);
        spaces.endConference(account, checked(id));
    }

    private static String checked(String id) {
        if (ID.matcher(id).matches()) {
            return id;
        }
        throw ProblemException.invalid("id", "Give the space's id, or its code such as abc-mnop-xyz.");
    }

    private static JsonObject told(Space space) {
        SpaceConfig config = Objects.requireNonNullElseGet(space.getConfig(), SpaceConfig::new);
        return JsonDocument.object()
                .with("id", space.getName() == null ? null : space.getName().replaceFirst("^spaces/", ""))
                .with("link", space.getMeetingUri())
                .with("code", space.getMeetingCode())
                .with("access", named(config.getAccessType(), ACCESS))
                .with("entryPoints", named(config.getEntryPointAccess(), ENTRY_POINTS))
                .with("active", space.getActiveConference() != null)
                .toJson();
    }

    /** Our word for Google's; null where Google tells none that is known. */
    private static @Nullable String named(@Nullable String googles, Map<String, String> choices) {
        return choices.entrySet().stream()
                .filter(choice -> choice.getValue().equals(googles))
                .map(Map.Entry::getKey)
                .findFirst()
                .orElse(null);
    }
}
