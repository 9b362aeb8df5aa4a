package io.teamlabs.integrations.authorization.boundary;

import io.teamlabs.integrations.authorization.control.Disconnecting;
import io.teamlabs.integrations.catalog.control.Catalog;
import io.teamlabs.integrations.catalog.entity.TypeKey;
import io.teamlabs.integrations.identity.control.CurrentCaller;
import io.teamlabs.integrations.identity.control.Permissions;
import io.teamlabs.integrations.identity.entity.Person;
import io.teamlabs.integrations.identity.entity.Right;
import io.teamlabs.integrations.platform.JsonDocument;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.concurrent.CompletionStage;

/** Disconnects, and says what became of the access at the provider. Asked again it answers the same. */
@RequestScoped
@Path("v1/users/{userId}/integrations")
public class DisconnectResource {

    @Inject
    Permissions permissions;

    @Inject
    CurrentCaller caller;

    @Inject
    Catalog catalog;

    @Inject
    Disconnecting disconnecting;

    @DELETE
    @Path("{type}")
    @Produces(MediaType.APPLICATION_JSON)
    public CompletionStage<JsonObject> disconnect(@PathParam("userId") String userId, @PathParam("type") String type) {
        Person person = permissions.person(userId, Right.CUT);
        TypeKey key = catalog.named(type).key();
        return disconnecting
                .disconnect(person, key, caller.get().actor())
                .thenApply(result ->
                        JsonDocument.object().with("revocation", result.value()).toJson());
    }
}
