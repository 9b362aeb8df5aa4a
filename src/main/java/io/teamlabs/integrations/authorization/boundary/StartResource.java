package io.teamlabs.integrations.authorization.boundary;

import io.teamlabs.integrations.authorization.control.Starts;
import io.teamlabs.integrations.authorization.entity.FailureReason;
import io.teamlabs.integrations.authorization.entity.Start;
import io.teamlabs.integrations.identity.control.OpenToAnyone;
import io.teamlabs.integrations.platform.PublicAddress;
import io.teamlabs.integrations.platform.Secret;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.CookieParam;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.jspecify.annotations.Nullable;

/** The start address: on to the provider in the browser that began, a question in any other one. It works once. */
@OpenToAnyone
@RequestScoped
@Path("oauth/start/{id}")
@Produces(MediaType.TEXT_HTML)
public class StartResource {

    @Inject
    Starts starts;

    @Inject
    BrowserCookie cookie;

    @Inject
    PublicAddress address;

    @GET
    public Response open(@PathParam("id") String id, @CookieParam(BrowserCookie.NAME) @Nullable String sent) {
        return answer(starts.open(id, cookie.read(sent).orElse(null)));
    }

    /** The answer to the question. From another site, in the victim's name, it is refused: it would protect nobody. */
    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response decide(
            @PathParam("id") String id,
            @FormParam("decision") @Nullable String decision,
            @CookieParam(BrowserCookie.NAME) @Nullable String sent,
            @Context HttpHeaders headers) {
        FormOrigin origin =
                new FormOrigin(headers.getHeaderString("Sec-Fetch-Site"), headers.getHeaderString("Origin"));
        if (!origin.isOurs(address) || !"continue".equals(decision)) {
            return Answers.page(Response.Status.FORBIDDEN, Page.failure(FailureReason.OTHER_BROWSER));
        }
        Secret browser = cookie.readOrMint(sent);
        Response answer = answer(starts.confirm(id, browser));
        return Response.fromResponse(answer)
                .header(HttpHeaders.SET_COOKIE, cookie.header(browser))
                .build();
    }

    private static Response answer(Start start) {
        if (start instanceof Start.Leads leads) {
            return Answers.redirect(leads.provider());
        }
        if (start instanceof Start.Asks asks) {
            return Answers.question(Page.question(asks));
        }
        Start.Refused refused = (Start.Refused) start;
        return refused.back() == null ? Answers.failure(refused.reason()) : Answers.redirect(refused.back());
    }
}
