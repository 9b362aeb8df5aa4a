package io.teamlabs.integrations.legacy.boundary;

import io.teamlabs.integrations.authorization.control.Attachments;
import io.teamlabs.integrations.authorization.entity.AttachedTokens;
import io.teamlabs.integrations.identity.control.CurrentCaller;
import io.teamlabs.integrations.identity.control.Permissions;
import io.teamlabs.integrations.platform.JsonDocument;
import io.teamlabs.integrations.platform.Secret;
import io.teamlabs.integrations.problem.JsonRequest;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.concurrent.CompletionStage;

/** Takes tokens for Google Calendar that the person's own browser obtained; the provider is asked whose they are. */
@RequestScoped
@Path("google-calendar/attach-token")
@Produces(MediaType.APPLICATION_JSON)
public class OldTokensResource {

    private static final int LONGEST_TOKEN = 8192;

    @Inject
    Permissions permissions;

    @Inject
    CurrentCaller caller;

    @Inject
    Attachments attachments;

    @POST
    public CompletionStage<JsonObject> attach(OptionalJson request) {
        return attachments
                .attach(
                        permissions.self(),
                        OldTypes.GOOGLE_CALENDAR,
                        tokens(request.body()),
                        caller.get().actor())
                .thenApply(
                        attached -> JsonDocument.object().with("success", true).toJson());
    }

    private static AttachedTokens tokens(JsonRequest body) {
        String refresh = body.optionalText("refreshToken", LONGEST_TOKEN);
        return new AttachedTokens(
                new Secret(body.requiredText("accessToken", LONGEST_TOKEN)),
                refresh == null || refresh.isBlank() ? null : new Secret(refresh),
                body.optionalInstant("tokenExpiry"),
                null);
    }
}
