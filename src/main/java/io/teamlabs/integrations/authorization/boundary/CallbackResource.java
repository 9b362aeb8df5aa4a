package io.teamlabs.integrations.authorization.boundary;

import io.teamlabs.integrations.authorization.control.Callbacks;
import io.teamlabs.integrations.authorization.entity.BeganWith;
import io.teamlabs.integrations.authorization.entity.CallbackRequest;
import io.teamlabs.integrations.authorization.entity.FailureReason;
import io.teamlabs.integrations.authorization.entity.RandomSecret;
import io.teamlabs.integrations.identity.control.OpenToAnyone;
import io.teamlabs.integrations.oauth.entity.ProviderId;
import io.teamlabs.integrations.platform.Secret;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.CookieParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** Where a provider sends the browser back to, with a code or a refusal. */
@OpenToAnyone
@RequestScoped
@Path("oauth/{provider}/callback")
@Produces(MediaType.TEXT_HTML)
public class CallbackResource {

    @Inject
    Callbacks callbacks;

    @Inject
    BrowserCookie cookie;

    @GET
    public CompletionStage<Response> receive(
            @PathParam("provider") String provider,
            @Context UriInfo address,
            @CookieParam(BrowserCookie.NAME) @Nullable String sent) {
        if (!ProviderId.isValid(provider)) {
            return CompletableFuture.completedStage(Answers.failure(FailureReason.STATE_UNKNOWN));
        }
        var browser = new CallbackRequest.Browser(cookie.read(sent).orElse(null));
        return callbacks
                .receive(request(new ProviderId(provider), address.getQueryParameters(), browser))
                .thenApply(Answers::arrival);
    }

    private static CallbackRequest request(
            ProviderId provider, MultivaluedMap<String, String> query, CallbackRequest.Browser browser) {
        String code = given(query.getFirst("code"));
        return new CallbackRequest(
                BeganWith.V1,
                provider,
                RandomSecret.read(query.getFirst("state")).orElse(null),
                code == null ? null : new Secret(code),
                given(query.getFirst("error")),
                query.getFirst("iss"),
                browser);
    }

    private static @Nullable String given(@Nullable String parameter) {
        return parameter == null || parameter.isBlank() ? null : parameter;
    }
}
