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
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.concurrent.CompletionStage;

/** A person's token of one integration, for services; the only answer of this service that holds a token. */
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
                .thenApply(TokenResource::answer);
    }

    /** RFC 6749, 5.1: an answer with a token is stored nowhere. */
    private static Response answer(FreshToken token) {
        return Response.ok(JsonDocument.object()
                        .with("accessToken", token.accessToken().reveal())
                        .with("tokenType", "Bearer")
                        .with("expiresAt", token.expiresAt())
                        .with("scopes", token.scopes())
                        .with("missingScopes", token.missingScopes())
                        .with("degraded", token.degraded())
                        .toJson())
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .build();
    }
}
