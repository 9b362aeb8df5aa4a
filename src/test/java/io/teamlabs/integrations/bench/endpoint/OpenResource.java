package io.teamlabs.integrations.bench.endpoint;

import io.teamlabs.integrations.identity.control.OpenToAnyone;
import jakarta.enterprise.context.RequestScoped;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;

/** Does nothing for anyone: the same as the other, save that no token is looked at. */
@RequestScoped
@Path("bench/open")
@OpenToAnyone
public class OpenResource {

    @GET
    public void empty() {
        // Nothing is done and nothing is said: 204.
    }
}
