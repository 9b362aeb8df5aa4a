package io.teamlabs.integrations.authorization.boundary;

import io.teamlabs.integrations.authorization.control.Beginnings;
import io.teamlabs.integrations.authorization.entity.BeganWith;
import io.teamlabs.integrations.authorization.entity.Beginning;
import io.teamlabs.integrations.authorization.entity.Begun;
import io.teamlabs.integrations.catalog.control.Catalog;
import io.teamlabs.integrations.catalog.entity.TypeKey;
import io.teamlabs.integrations.identity.control.CurrentCaller;
import io.teamlabs.integrations.identity.control.Permissions;
import io.teamlabs.integrations.identity.entity.Person;
import io.teamlabs.integrations.identity.entity.Right;
import io.teamlabs.integrations.platform.JsonDocument;
import io.teamlabs.integrations.platform.Secret;
import io.teamlabs.integrations.problem.JsonRequest;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.CookieParam;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.jspecify.annotations.Nullable;

/** Begins a connection: answers the address that the browser is to open, and binds the browser that asks. */
@RequestScoped
@Path("v1/users/{userId}/integrations/{type}/authorization")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
public class AuthorizationResource {

    private static final int LONGEST_URL = 2000;
    private static final int MOST_CAPABILITIES = 50;

    @Inject
    Permissions permissions;

    @Inject
    CurrentCaller caller;

    @Inject
    Catalog catalog;

    @Inject
    Beginnings beginnings;

    @Inject
    BrowserCookie cookie;

    @POST
    public Response begin(
            @PathParam("userId") String userId,
            @PathParam("type") String type,
            @HeaderParam("Origin") @Nullable String origin,
            @CookieParam(BrowserCookie.NAME) @Nullable String sent,
            JsonRequest body) {
        Person person = permissions.person(userId, Right.CONNECT);
        TypeKey key = catalog.named(type).key();
        body.onlyFields("returnUrl", "capabilities");
        Secret browser = cookie.mayBeSetFor(origin) ? cookie.readOrMint(sent) : null;
        Begun begun = beginnings.begin(
                person,
                key,
                new Beginning(
                        BeganWith.V1,
                        body.requiredText("returnUrl", LONGEST_URL),
                        body.optionalTextList("capabilities", MOST_CAPABILITIES),
                        caller.get().actor(),
                        browser));
        return answer(begun, browser);
    }

    private Response answer(Begun begun, @Nullable Secret browser) {
        Response.ResponseBuilder answer = Response.status(Response.Status.CREATED)
                .entity(JsonDocument.object()
                        .with("authorizationUrl", begun.authorizationUri())
                        .with("expiresAt", begun.expiresAt())
                        .toJson());
        if (browser != null) {
            answer.header(HttpHeaders.SET_COOKIE, cookie.header(browser));
        }
        return answer.build();
    }
}
