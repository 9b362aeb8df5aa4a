package io.teamlabs.integrations.gateway.control;

import io.teamlabs.integrations.gateway.entity.ApiRequest;
import io.teamlabs.integrations.http.entity.StreamedAnswer;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Optional;
import java.util.Set;

/** Where a redirect leads (RFC 9110, 15.4); only what reads is sent elsewhere. */
final class Redirects {

    private static final Set<Integer> STATUSES = Set.of(301, 302, 303, 307, 308);
    private static final Set<String> READING = Set.of("GET", "HEAD");

    private Redirects() {}

    /** Returns the address to ask next; empty where the answer is none that sends a reader elsewhere. */
    static Optional<URI> target(ApiRequest request, StreamedAnswer answer) {
        if (!STATUSES.contains(answer.status()) || !READING.contains(request.method())) {
            return Optional.empty();
        }
        return answer.headers().value("Location").flatMap(location -> resolve(request.uri(), location));
    }

    private static Optional<URI> resolve(URI base, String location) {
        try {
            URI next = base.resolve(new URI(location));
            return next.getHost() == null ? Optional.empty() : Optional.of(next);
        } catch (URISyntaxException malformed) {
            return Optional.empty();
        }
    }

    /** Whether both are of one scheme, host and port: only then do credentials go along. */
    static boolean sameOrigin(URI one, URI other) {
        return one.getScheme().equalsIgnoreCase(other.getScheme())
                && one.getHost().equalsIgnoreCase(other.getHost())
                && port(one) == port(other);
    }

    private static int port(URI uri) {
        if (uri.getPort() >= 0) {
            return uri.getPort();
        }
        return "https".equalsIgnoreCase(uri.getScheme()) ? 443 : 80;
    }
}
