package io.teamlabs.integrations.http.control;

import io.teamlabs.integrations.http.entity.OutgoingFailure;
import io.teamlabs.integrations.http.entity.OutgoingFailure.Kind;
import java.io.IOException;
import java.util.concurrent.Future;
import javax.net.ssl.SSLException;
import org.apache.hc.client5.http.async.AsyncExecRuntime;
import org.apache.hc.client5.http.protocol.HttpClientContext;
import org.apache.hc.core5.http.protocol.HttpContext;
import org.jspecify.annotations.Nullable;

/** Whether a request is on its way: from its first byte on, it may be heard, and may take effect. */
final class Departure {

    private static final String ATTRIBUTE = Departure.class.getName();

    private final String host;
    private volatile boolean leaving;
    private volatile boolean abandoned;
    private volatile @Nullable AsyncExecRuntime connection;

    Departure(String host) {
        this.host = host;
    }

    /** Returns a context in which this departure is noted. */
    HttpClientContext context() {
        HttpClientContext context = HttpClientContext.create();
        context.setAttribute(ATTRIBUTE, this);
        return context;
    }

    /**
     * Notes that the connection stands and the request's first byte is about to leave.
     *
     * @throws IOException where the request has been abandoned meanwhile
     */
    static void leaves(HttpContext context, AsyncExecRuntime connection) throws IOException {
        if (context.getAttribute(ATTRIBUTE) instanceof Departure departure) {
            departure.connection = connection;
            departure.leaving = !departure.abandoned;
            if (departure.abandoned) {
                throw new IOException("The request was abandoned");
            }
        }
    }

    /**
     * Ends the request wherever it is, and its connection with it. The client's own cancelling is not enough: it reaches
     * the exchange only where the connection was made before its future was handed out.
     */
    void abandon(@Nullable Future<?> underWay) {
        abandoned = true;
        if (underWay != null) {
            underWay.cancel(true);
        }
        AsyncExecRuntime used = connection;
        if (used != null) {
            used.discardEndpoint();
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
