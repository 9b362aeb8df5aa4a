package io.teamlabs.integrations.http.control;

import io.teamlabs.integrations.http.entity.OutgoingFailure;
import io.teamlabs.integrations.http.entity.OutgoingFailure.Kind;
import javax.net.ssl.SSLException;
import org.apache.hc.client5.http.protocol.HttpClientContext;
import org.apache.hc.core5.http.protocol.HttpContext;

/** Whether a request is on its way: from its first byte on, it may be heard, and may take effect. */
final class Departure {

    private static final String ATTRIBUTE = Departure.class.getName();

    private final String host;
    private volatile boolean leaving;

    Departure(String host) {
        this.host = host;
    }

    /** Returns a context in which this departure is noted. */
    HttpClientContext context() {
        HttpClientContext context = HttpClientContext.create();
        context.setAttribute(ATTRIBUTE, this);
        return context;
    }

    /** Notes that the connection stands and the request's first byte is about to leave. */
    static void leaves(HttpContext context) {
        if (context.getAttribute(ATTRIBUTE) instanceof Departure departure) {
            departure.leaving = true;
        }
    }

    OutgoingFailure failure(Kind kind) {
        return new OutgoingFailure(kind, host, leaving);
    }

    /** What a failure of the client means, by how far the request came. */
    OutgoingFailure failure(Exception cause) {
        return failure(leaving ? kindAfterLeaving(cause) : kindBeforeLeaving(cause));
    }

    OutgoingFailure cancelled() {
        return failure(leaving ? Kind.LOST : Kind.CONNECT);
    }

    private static Kind kindAfterLeaving(Exception cause) {
        return cause instanceof CappedAnswer.TooLarge ? Kind.TOO_LARGE : Kind.LOST;
    }

    private static Kind kindBeforeLeaving(Exception cause) {
        if (cause instanceof CheckedResolver.Refused) {
            return Kind.ADDRESS_REFUSED;
        }
        return cause instanceof SSLException ? Kind.TLS : Kind.CONNECT;
    }
}
