package io.teamlabs.integrations.provider.dropbox;

import io.teamlabs.integrations.identity.control.Permissions;
import io.teamlabs.integrations.identity.entity.Right;
import io.teamlabs.integrations.oauth.control.JsonAnswer;
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
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Links by which others see a file or folder; Dropbox has one of each, and gives the same again. */
@RequestScoped
@Path("v1/users/{userId}/dropbox/files/links")
@Produces(MediaType.APPLICATION_JSON)
public class DropboxLinksResource {

    private static final Set<String> AUDIENCES = Set.of("public", "team", "no_one");

    @Inject
    Permissions permissions;

    @Inject
    DropboxAccounts accounts;

    @POST
    public Response share(@PathParam("userId") String userId, JsonRequest request) {
        permissions.person(userId, Right.ACT);
        request.onlyFields("path", "audience", "expiresAt");
        String path = DropboxPaths.existing(request.optionalText("path", DropboxPaths.LONGEST));
        JsonDocument argument = JsonDocument.object().with("path", path);
        JsonDocument settings = settings(request);
        DropboxCalls calls = accounts.open(userId, DropboxTypes.SHARING);
        DropboxAnswer answer = calls.call(
                "sharing/create_shared_link_with_settings",
                settings == null ? argument : argument.with("settings", settings));
        boolean existing = answer.isRefusal("shared_link_already_exists");
        JsonAnswer link = existing ? existing(calls, path, answer) : answer.result();
        return Response.status(existing ? Response.Status.OK : Response.Status.CREATED)
                .entity(document(link).with("existing", existing).toJson())
                .build();
    }

    private static @Nullable JsonDocument settings(JsonRequest request) {
        String audience = request.optionalText("audience", 16);
        Instant expires = request.optionalInstant("expiresAt");
        if (audience != null && !AUDIENCES.contains(audience)) {
            throw ProblemException.invalid("audience", "Give audience as one of: public, team, no_one.");
        }
        if (audience == null && expires == null) {
            return null;
        }
        JsonDocument settings = JsonDocument.object();
        if (audience != null) {
            settings.with("audience", JsonDocument.object().with(".tag", audience));
        }
        return expires == null
                ? settings
                : settings.with(
                        "expires", expires.truncatedTo(ChronoUnit.SECONDS).toString());
    }

    /** Told by the refusal itself, or, where that leaves it out, by the list of links. */
    private static JsonAnswer existing(DropboxCalls calls, String path, DropboxAnswer refusal) {
        JsonAnswer told = refusal.error().object("shared_link_already_exists").object("metadata");
        if (told.text("url").isPresent()) {
            return told;
        }
        JsonDocument argument = JsonDocument.object().with("path", path).with("direct_only", true);
        return calls.require("sharing/list_shared_links", argument).objects("links").stream()
                .findFirst()
                .orElseThrow(() -> DropboxProblems.of(refusal.status(), refusal.classification()));
    }

    private static JsonDocument document(JsonAnswer link) {
        return JsonDocument.object()
                .with("url", link.text("url").orElse(null))
                .with("name", link.text("name").orElse(null))
                .with("id", link.text("id").orElse(null))
                .with("pathLower", link.text("path_lower").orElse(null))
                .with("expiresAt", link.text("expires").orElse(null));
    }
}
