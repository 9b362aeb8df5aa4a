package io.teamlabs.integrations.legacy.boundary;

import io.teamlabs.integrations.authorization.control.Disconnecting;
import io.teamlabs.integrations.identity.control.CurrentCaller;
import io.teamlabs.integrations.identity.control.Permissions;
import io.teamlabs.integrations.platform.JsonDocument;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.concurrent.CompletionStage;

/** Disconnects one of Google's types of the token's user, and is content where nothing was connected. */
@RequestScoped
@Path("{type: google-calendar|google-drive}/disconnect")
@Produces(MediaType.APPLICATION_JSON)
public class OldDisconnectResource {

    @Inject
    Permissions permissions;

    @Inject
    CurrentCaller caller;

    @Inject
    Disconnecting disconnecting;

    /** The body says nothing, but what is sent must be well-formed. */
    @POST
    public CompletionStage<JsonObject> disconnect(@PathParam("type") String path, OptionalJson unused) {
        var type = OldTypes.ofPath(path);
        return disconnecting
                .disconnect(permissions.self(), type, caller.get().actor())
                .thenApply(revocation -> JsonDocument.object()
                        .with("success", true)
                        .with("message", "The account is disconnected")
                        .toJson());
    }
}
