package io.teamlabs.integrations.legacy.boundary;

import io.teamlabs.integrations.authorization.control.Callbacks;
import io.teamlabs.integrations.authorization.entity.Arrival;
import io.teamlabs.integrations.authorization.entity.BeganWith;
import io.teamlabs.integrations.authorization.entity.CallbackRequest;
import io.teamlabs.integrations.authorization.entity.RandomSecret;
import io.teamlabs.integrations.identity.control.OpenToAnyone;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.CookieParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** Google's old redirect URI: browsers come here, and go on to the frontend's page that began. */
@OpenToAnyone
@RequestScoped
@Path("google/callback")
public class OldGoogleCallbackResource {

    private static final MediaType HTML = MediaType.TEXT_HTML_TYPE.withCharset("utf-8");
    private static final String PAGE = """
            <!DOCTYPE html>
            <html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
            <title>The account was not connected</title></head>
            <body><main><h1>The account was not connected</h1>
            <p>%s</p></main></body></html>
            """;

    @Inject
    Callbacks callbacks;

    @GET
    public CompletionStage<Response> receive(
            @Context UriInfo address,
            @Context HttpHeaders headers,
            @CookieParam(CallbackRequest.Browser.COOKIE) @Nullable String cookie) {
        var browser = new CallbackRequest.Browser(RandomSecret.read(cookie).orElse(null));
        boolean page = headers.getAcceptableMediaTypes().contains(MediaType.TEXT_HTML_TYPE);
        return callbacks
                .receive(ProviderAnswer.of(address.getQueryParameters())
                        .request(BeganWith.OLD_GOOGLE, "google", browser))
                .thenApply(arrival -> answer(arrival, page));
    }

    /** A state that is not this browser's leads nowhere: neither to whoever began it, nor to an address of theirs. */
    private static Response answer(Arrival arrival, boolean page) {
        if (arrival.back() != null && !OldEndings.isBadState(arrival.ending())) {
            return Response.status(Response.Status.FOUND)
                    .location(arrival.back())
                    .build();
        }
        var problem = OldEndings.problem(arrival.ending());
        if (!page) {
            throw problem;
        }
        return Response.status(Response.Status.BAD_REQUEST)
                .type(HTML)
                .entity(PAGE.formatted(problem.detail()))
                .build();
    }
}
