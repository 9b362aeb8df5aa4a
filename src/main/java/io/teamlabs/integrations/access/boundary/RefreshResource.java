package io.teamlabs.integrations.access.boundary;

import io.teamlabs.integrations.access.control.FreshTokens;
import io.teamlabs.integrations.access.entity.FreshToken;
import io.teamlabs.integrations.access.entity.TokenKey;
import io.teamlabs.integrations.catalog.control.Catalog;
import io.teamlabs.integrations.catalog.entity.TypeKey;
import io.teamlabs.integrations.identity.control.Permissions;
import io.teamlabs.integrations.identity.entity.Person;
import io.teamlabs.integrations.identity.entity.Right;
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

/** A forced refresh: it really calls the provider. Answers what is known of the new token, never the token. */
@RequestScoped
@Path("v1/users/{userId}/integrations/{type}/refresh")
@Produces(MediaType.APPLICATION_JSON)
public class RefreshResource {

    @Inject
    Permissions permissions;

    @Inject
    Catalog catalog;

    @Inject
    FreshTokens freshTokens;

    @POST
    public CompletionStage<JsonObject> refresh(@PathParam("userId") String userId, @PathParam("type") String type) {
        Person person = permissions.person(userId, Right.REFRESH);
        TypeKey key = catalog.named(type).key();
        return freshTokens
                .force(new TokenKey(person.requireOrganization(), person.id(), key))
                .thenApply(RefreshResource::answer);
    }

    private static JsonObject answer(FreshToken token) {
        return JsonDocument.object()
                .with("expiresAt", token.expiresAt())
                .with("scopes", token.scopes())
                .with("missingScopes", token.missingScopes())
                .toJson();
    }
}
