package io.teamlabs.integrations.operations.boundary;

import io.teamlabs.integrations.identity.control.Permissions;
import io.teamlabs.integrations.operations.control.Progress;
import io.teamlabs.integrations.operations.control.ProgressSource;
import io.teamlabs.integrations.platform.JsonDocument;
import jakarta.enterprise.context.RequestScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

/** How far the long works of the background have come, for operators. */
@Path("v1/operations/progress")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class ProgressResource {

    @Inject
    Permissions permissions;

    @Inject
    @Any
    Instance<ProgressSource> sources;

    @GET
    public JsonObject progress() {
        permissions.operate();
        return JsonDocument.object()
                .with(
                        "works",
                        sources.stream()
                                .flatMap(source -> source.progress().stream())
                                .map(ProgressResource::json)
                                .toList())
                .toJson();
    }

    private static JsonDocument json(Progress progress) {
        return JsonDocument.object()
                .with("name", progress.name())
                .with("done", progress.done())
                .with("left", progress.left())
                .with("message", progress.message());
    }
}
