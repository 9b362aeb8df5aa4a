package io.teamlabs.integrations.operations.boundary;

import io.teamlabs.integrations.identity.control.OpenToAnyone;
import io.teamlabs.integrations.operations.control.Draining;
import io.teamlabs.integrations.operations.control.Health;
import io.teamlabs.integrations.operations.control.Readiness;
import io.teamlabs.integrations.platform.JsonDocument;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

/**
 * Whether requests should be sent here: 200, or 503 that names the check that failed, or says that the node is being taken
 * out of service, and nothing more.
 */
@Path("health/ready")
@RequestScoped
@OpenToAnyone
@Produces(MediaType.APPLICATION_JSON)
public class ReadinessResource {

    private static final String READY = "ready";

    @Inject
    Health health;

    @Inject
    Draining draining;

    @GET
    public Response ready() {
        Readiness readiness = health.readiness();
        JsonDocument checks = JsonDocument.object()
                .with("database", readiness.database().value())
                .with("key", readiness.key().value());
        String status = draining.isBegun() ? "draining" : readiness.isReady() ? READY : "not-ready";
        return Response.status(status.equals(READY) ? Response.Status.OK : Response.Status.SERVICE_UNAVAILABLE)
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .entity(JsonDocument.object()
                        .with("status", status)
                        .with("checks", checks)
                        .toJson())
                .build();
    }
}
