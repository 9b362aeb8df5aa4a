package io.teamlabs.integrations.access.boundary;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Collections;
import java.util.Set;

/**
 * Whether a request is a GET as backends send it: no body, no page behind it, one bearer token, and content with JSON in
 * one of the ways in which the usual clients say so. Nothing of such a request needs the care of JAX-RS.
 */
final class PlainRequest {

    private static final Set<String> JSON_WILL_DO = Set.of(
            "*/*",
            "application/json",
            "application/json, */*",
            "application/json, text/plain, */*",
            "application/json, application/problem+json");

    private PlainRequest() {}

    static boolean is(HttpServletRequest request) {
        return request.getMethod().equals("GET")
                && request.getPathInfo() != null
                && request.getHeader("Origin") == null
                && request.getHeader("Content-Type") == null
                && request.getHeader("Transfer-Encoding") == null
                && request.getContentLengthLong() <= 0
                && isJsonWanted(request)
                && Collections.list(request.getHeaders("Authorization")).size() == 1;
    }

    private static boolean isJsonWanted(HttpServletRequest request) {
        String accept = request.getHeader("Accept");
        return accept == null || JSON_WILL_DO.contains(accept);
    }
}
