package io.teamlabs.integrations.identity.boundary;

import io.teamlabs.integrations.identity.control.BrowserSettings;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.container.PreMatching;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.Provider;
import java.util.regex.Pattern;

/**
 * Lets pages of the allowed origins call us, with credentials (Fetch, CORS protocol). A page of another origin gets an
 * answer without these headers, which its browser keeps from it. Answers vary by origin, whatever the origin.
 */
@Provider
@ApplicationScoped
@PreMatching
public class CorsFilter implements ContainerRequestFilter, ContainerResponseFilter {

    private static final String ORIGIN = "Origin";
    private static final String ASKED_METHOD = "Access-Control-Request-Method";
    private static final String ASKED_HEADERS = "Access-Control-Request-Headers";
    private static final String METHODS = "GET, HEAD, POST, PUT, PATCH, DELETE";
    private static final String EXPOSED = "Retry-After, RateLimit, RateLimit-Policy, WWW-Authenticate, Location, Link";
    private static final Pattern HEADER_NAMES = Pattern.compile("[A-Za-z0-9!#$%&'*+.^_`|~, -]{1,1024}");
    private static final int SECONDS_REMEMBERED = 600;

    @Inject
    BrowserSettings settings;

    @Override
    public void filter(ContainerRequestContext request) {
        boolean preflight = request.getMethod().equals(HttpMethod.OPTIONS)
                && request.getHeaderString(ORIGIN) != null
                && request.getHeaderString(ASKED_METHOD) != null;
        if (preflight) {
            request.abortWith(Response.noContent().build());
        }
    }

    @Override
    public void filter(ContainerRequestContext request, ContainerResponseContext response) {
        MultivaluedMap<String, Object> headers = response.getHeaders();
        headers.add(HttpHeaders.VARY, ORIGIN);
        String origin = request.getHeaderString(ORIGIN);
        if (!settings.allows(origin)) {
            return;
        }
        headers.putSingle("Access-Control-Allow-Origin", origin);
        headers.putSingle("Access-Control-Allow-Credentials", "true");
        headers.putSingle("Access-Control-Expose-Headers", EXPOSED);
        if (request.getMethod().equals(HttpMethod.OPTIONS) && request.getHeaderString(ASKED_METHOD) != null) {
            allowRequest(request.getHeaderString(ASKED_HEADERS), headers);
        }
    }

    /** An allowed page may send what headers it likes: "*" would not cover Authorization, nor anything with credentials. */
    private static void allowRequest(String askedHeaders, MultivaluedMap<String, Object> headers) {
        headers.putSingle("Access-Control-Allow-Methods", METHODS);
        headers.putSingle("Access-Control-Max-Age", SECONDS_REMEMBERED);
        if (askedHeaders != null && HEADER_NAMES.matcher(askedHeaders).matches()) {
            headers.putSingle("Access-Control-Allow-Headers", askedHeaders);
        }
    }
}
