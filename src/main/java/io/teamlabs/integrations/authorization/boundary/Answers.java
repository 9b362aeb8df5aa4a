package io.teamlabs.integrations.authorization.boundary;

import io.teamlabs.integrations.authorization.entity.Arrival;
import io.teamlabs.integrations.authorization.entity.Ending;
import io.teamlabs.integrations.authorization.entity.FailureReason;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;

/** The pages and redirects as answers; the headers that all of them carry are the filter's. */
final class Answers {

    private static final MediaType HTML = MediaType.TEXT_HTML_TYPE.withCharset("utf-8");

    private Answers() {}

    /** Sends the browser on, whatever the method that it came with. */
    static Response redirect(URI target) {
        return Response.status(Response.Status.SEE_OTHER).location(target).build();
    }

    static Response page(Response.Status status, String html) {
        return Response.status(status).type(HTML).entity(html).build();
    }

    /** Asks, under a policy that lets the browser say where the form's answer comes from. */
    static Response question(String html) {
        return Response.ok(html, HTML)
                .header(BrowserHeadersFilter.REFERRER_POLICY, "same-origin")
                .header(HttpHeaders.VARY, HttpHeaders.COOKIE)
                .build();
    }

    static Response failure(FailureReason reason) {
        return page(status(reason), Page.failure(reason));
    }

    static Response arrival(Arrival arrival) {
        if (arrival.back() != null) {
            return redirect(arrival.back());
        }
        Ending ending = arrival.ending();
        if (ending instanceof Ending.Failed failed) {
            return failure(failed.reason());
        }
        return page(Response.Status.OK, ending instanceof Ending.Denied ? Page.denied() : Page.connected());
    }

    private static Response.Status status(FailureReason reason) {
        return switch (reason) {
            case STATE_UNKNOWN -> Response.Status.NOT_FOUND;
            case STATE_EXPIRED, STATE_USED -> Response.Status.GONE;
            case OTHER_BROWSER, WRONG_ISSUER -> Response.Status.FORBIDDEN;
            case PROVIDER_ERROR, NO_TOKEN, IDENTITY_UNAVAILABLE -> Response.Status.BAD_GATEWAY;
            case PROVIDER_UNAVAILABLE, SERVICE_UNAVAILABLE -> Response.Status.SERVICE_UNAVAILABLE;
            case CONFIGURATION, USER_GONE -> Response.Status.CONFLICT;
        };
    }
}
