package io.teamlabs.integrations.operations.boundary;

import io.teamlabs.integrations.identity.control.Permissions;
import io.teamlabs.integrations.operations.control.Draining;
import io.teamlabs.integrations.platform.JsonDocument;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

/** Takes the node that answers out of service before it is stopped, for operators; to be asked of the node itself. */
@Path("v1/operations/drain")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class DrainResource {

    @Inject
    Permissions permissions;

    @Inject
    Draining draining;

    @GET
    public JsonObject state() {
        permissions.operate();
        return json();
    }

    @POST
    public JsonObject begin() {
        permissions.operate();
        draining.begin();
        return json();
    }

    @DELETE
    public JsonObject end() {
        permissions.operate();
        draining.end();
        return json();
    }

    private JsonObject json() {
        return JsonDocument.object().with("draining", draining.isBegun()).toJson();
    }
}
