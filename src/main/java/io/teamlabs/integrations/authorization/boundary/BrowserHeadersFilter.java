package io.teamlabs.integrations.authorization.boundary;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.ext.Provider;

/**
 * Whatever a browser is answered at the start and callback addresses, errors and redirects included, is cached nowhere,
 * hands its own address, which holds codes and states, to nobody, and runs nothing (RFC 9700, 4.2.4).
 */
@Provider
@ApplicationScoped
public class BrowserHeadersFilter implements ContainerResponseFilter {

    static final String REFERRER_POLICY = "Referrer-Policy";
    private static final String OLD_CALLBACK = "google/callback";

    @Override
    public void filter(ContainerRequestContext request, ContainerResponseContext response) {
        String path = request.getUriInfo().getPath().replaceAll("^/+", "");
        if (!path.startsWith("oauth/") && !path.equals(OLD_CALLBACK)) {
            return;
        }
        var headers = response.getHeaders();
        headers.putSingle(HttpHeaders.CACHE_CONTROL, "no-store");
        headers.putSingle("Content-Security-Policy", Page.POLICY);
        if (!headers.containsKey(REFERRER_POLICY)) {
            headers.putSingle(REFERRER_POLICY, "no-referrer");
        }
    }
}
