package io.teamlabs.integrations.identity.boundary;

import io.teamlabs.integrations.identity.control.BrowserSettings;
import io.teamlabs.integrations.identity.control.OpenToAnyone;
import io.teamlabs.integrations.platform.JsonDocument;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

/** What the console's page must know before anybody has signed in. */
@Path("console")
@RequestScoped
@OpenToAnyone
@Produces(MediaType.APPLICATION_JSON)
public class ConsoleResource {

    @Inject
    BrowserSettings settings;

    @GET
    public JsonObject settings() {
        return JsonDocument.object()
                .with("signInUrl", settings.consoleSignInUrl())
                .toJson();
    }
}
