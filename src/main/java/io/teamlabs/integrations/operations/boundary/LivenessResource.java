package io.teamlabs.integrations.operations.boundary;

import io.teamlabs.integrations.identity.control.OpenToAnyone;
import io.teamlabs.integrations.platform.JsonDocument;
import jakarta.enterprise.context.RequestScoped;
import jakarta.json.JsonObject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

/** Whether the process answers; it asks nothing of anybody, so that a platform restarts only what hangs. */
@Path("health/live")
@RequestScoped
@OpenToAnyone
public class LivenessResource {

    @GET
    @Produces(MediaType.APPLICATION_JSON)
    public JsonObject live() {
        return JsonDocument.object().with("status", "up").toJson();
    }
}
