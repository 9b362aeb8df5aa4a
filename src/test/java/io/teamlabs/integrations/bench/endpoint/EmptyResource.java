package io.teamlabs.integrations.bench.endpoint;

import jakarta.enterprise.context.RequestScoped;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;

/** Does nothing, behind everything that stands before a resource: the bearer's filter, the limits, the headers. */
@RequestScoped
@Path("bench/empty")
public class EmptyResource {

    @GET
    public void empty() {
        // Nothing is done and nothing is said: 204.
    }
}
