package io.teamlabs.integrations.gateway.boundary;

import io.teamlabs.integrations.gateway.control.Addresses;
import io.teamlabs.integrations.problem.ProblemException;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The part of a proxy call's address that belongs to the provider, as it came: encoded. What a server between here and the
 * provider might read as another path or another host is refused, on every server alike.
 */
record ProxyPath(String path, @Nullable String query) {

    private static final String MARK = "/proxy/";

    /** Slashes and backslashes that are encoded, and control characters. */
    private static final Pattern DISGUISED =
            Pattern.compile("%(2f|5c|[01][0-9a-f]|7f)|[\\\\\\x00-\\x20\\x7f]", Pattern.CASE_INSENSITIVE);

    /** What would make the beginning a scheme or a host. */
    private static final Pattern ELSEWHERE =
            Pattern.compile("(^|/)/|^[^/]*[:@]|^[^/]*%(3a|40)", Pattern.CASE_INSENSITIVE);

    /** Reads the path of a request, as the server received it; the mark is the one behind the type. */
    static ProxyPath parse(String requestUri, @Nullable String query) {
        int type = requestUri.indexOf("/integrations/");
        int mark = requestUri.indexOf(MARK, type < 0 ? 0 : type + 1);
        String path = mark < 0 ? "" : requestUri.substring(mark + MARK.length());
        if (path.isEmpty()
                || DISGUISED.matcher(path).find()
                || ELSEWHERE.matcher(path).find()
                || Addresses.hasDotSegments(path)) {
            throw ProblemException.invalid(
                    "path",
                    "Give a path of the provider's API below proxy/, without encoded slashes or backslashes, dot segments,"
                            + " empty segments, a scheme or a host.");
        }
        return new ProxyPath(path, query);
    }

    /** Returns the address below a base. */
    URI below(URI base) {
        try {
            return new URI(base + "/" + path + (query == null ? "" : "?" + query));
        } catch (URISyntaxException malformed) {
            throw ProblemException.invalid(
                    "path", "Encode what may not stand in a path or a query as it is (RFC 3986).");
        }
    }
}
