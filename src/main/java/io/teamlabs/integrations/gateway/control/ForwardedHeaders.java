package io.teamlabs.integrations.gateway.control;

import io.teamlabs.integrations.http.entity.Headers;
import java.util.Locale;

/** Which headers pass through the gateway: neither those of one connection (RFC 9110, 7.6.1) nor anybody's credentials. */
public final class ForwardedHeaders {

    private static final String[] HOP_BY_HOP = {
        "Connection",
        "Keep-Alive",
        "Proxy-Connection",
        "TE",
        "Trailer",
        "Transfer-Encoding",
        "Upgrade",
        "Proxy-Authenticate",
        "Proxy-Authorization",
        "Proxy-Authentication-Info"
    };

    /** What the client writes anew, and what would have an answer come in a form that cannot be looked into. */
    private static final String[] REWRITTEN = {"Host", "Content-Length", "Expect", "Accept-Encoding"};

    private static final String[] CREDENTIALS = {"Authorization", "Cookie", "Cookie2"};

    /** Of an answer: what would reach the caller's browser in this service's name. */
    private static final String[] NOT_ANSWERED = {
        "Set-Cookie",
        "Set-Cookie2",
        "Content-Length",
        "Strict-Transport-Security",
        "Clear-Site-Data",
        "WWW-Authenticate",
        "Alt-Svc",
        "Public-Key-Pins"
    };

    private ForwardedHeaders() {}

    static Headers outgoing(Headers headers) {
        return withoutConnection(headers).without(REWRITTEN).without(CREDENTIALS);
    }

    /** The headers of an answer that may go on to who called. */
    public static Headers incoming(Headers headers) {
        return withoutConnection(headers).without(NOT_ANSWERED);
    }

    /** Also without those that {@code Connection} names as its own. */
    private static Headers withoutConnection(Headers headers) {
        String named = headers.value("Connection").orElse("").toLowerCase(Locale.ROOT);
        return headers.without(named.split("[ ,]+")).without(HOP_BY_HOP);
    }
}
