package io.teamlabs.integrations.operations.boundary;

import io.teamlabs.integrations.access.control.LastUses;
import io.teamlabs.integrations.access.control.TokenCache;
import io.teamlabs.integrations.identity.control.Permissions;
import io.teamlabs.integrations.platform.JsonDocument;
import io.teamlabs.integrations.platform.Notifications;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

/** How this node reads tokens: from memory or not, and whether it hears what other nodes change. For operators. */
@Path("v1/operations/tokens")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class TokenReadsResource {

    @Inject
    Permissions permissions;

    @Inject
    TokenCache cache;

    @Inject
    Notifications notifications;

    @Inject
    LastUses lastUses;

    @GET
    public JsonObject reads() {
        permissions.operate();
        return JsonDocument.object()
                .with("remembered", remembered(cache.counts()))
                .with("listener", listener())
                .with("lastUsesWaiting", lastUses.waiting())
                .toJson();
    }

    private static JsonDocument remembered(TokenCache.Counts counts) {
        return JsonDocument.object()
                .with("size", counts.size())
                .with("hits", counts.hits())
                .with("misses", counts.misses())
                .with("hitsWithoutListener", counts.unheard());
    }

    private JsonDocument listener() {
        return JsonDocument.object()
                .with("alive", notifications.isAlive())
                .with("connected", notifications.isConnected())
                .with("losses", notifications.losses())
                .with("millisecondsSinceLastSign", notifications.sinceLastSign().toMillis());
    }
}
