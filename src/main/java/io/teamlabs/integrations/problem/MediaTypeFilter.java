package io.teamlabs.integrations.problem;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.PreMatching;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.ext.Provider;
import org.jspecify.annotations.Nullable;

/** Refuses a malformed media type as a problem, before a server does it with a page of its own or a 500. */
@Provider
@ApplicationScoped
@PreMatching
public class MediaTypeFilter implements ContainerRequestFilter {

    @Override
    public void filter(ContainerRequestContext request) {
        if (!isReadable(request.getHeaderString(HttpHeaders.CONTENT_TYPE))) {
            throw ProblemException.of(
                            ProblemKind.UNSUPPORTED_MEDIA_TYPE, "Send JSON with Content-Type: application/json.")
                    .about(HttpHeaders.CONTENT_TYPE);
        }
        if (!areReadable(request.getHeaderString(HttpHeaders.ACCEPT))) {
            throw ProblemException.invalid(HttpHeaders.ACCEPT, "The header is malformed. Accept application/json.");
        }
    }

    private static boolean areReadable(@Nullable String list) {
        if (list == null) {
            return true;
        }
        for (String one : list.split(",", -1)) {
            if (!isReadable(one.strip())) {
                return false;
            }
        }
        return true;
    }

    /** A lone star, which Java's own client sends in {@code Accept}, is taken by both servers. */
    private static boolean isReadable(@Nullable String text) {
        if (text == null || text.isEmpty() || text.startsWith("*")) {
            return true;
        }
        try {
            MediaType.valueOf(text);
            return text.contains("/");
        } catch (IllegalArgumentException malformed) {
            return false;
        }
    }
}
