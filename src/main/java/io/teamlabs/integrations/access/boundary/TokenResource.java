package io.teamlabs.integrations.access.boundary;

import io.teamlabs.integrations.access.control.FreshTokens;
import io.teamlabs.integrations.access.entity.TokenKey;
import io.teamlabs.integrations.catalog.control.Catalog;
import io.teamlabs.integrations.catalog.entity.TypeKey;
import io.teamlabs.integrations.identity.control.Permissions;
import io.teamlabs.integrations.identity.entity.Person;
import io.teamlabs.integrations.identity.entity.Right;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.concurrent.CompletionStage;

/**
 * A person's token of one integration, for services; the only answer of this service that holds a token. What needs
 * no waiting {@link ReadyTokenFilter} answers before.
 */
@RequestScoped
@Path("v1/users/{userId}/integrations/{type}/token")
@Produces(MediaType.APPLICATION_JSON)
public class TokenResource {

    @Inject
    Permissions permissions;

    @Inject
    Catalog catalog;

    @Inject
    FreshTokens freshTokens;

    @GET
    public CompletionStage<Response> token(@PathParam("userId") String userId, @PathParam("type") String type) {
        Person person = permissions.person(userId, Right.READ_TOKENS);
        TypeKey key = catalog.named(type).key();
        return freshTokens
                .read(new TokenKey(person.requireOrganization(), person.id(), key))
                .thenApply(TokenDocument::answer);
    }
}
