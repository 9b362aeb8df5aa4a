package io.teamlabs.integrations.catalog.boundary;

import io.teamlabs.integrations.catalog.control.Catalog;
import io.teamlabs.integrations.catalog.entity.Capability;
import io.teamlabs.integrations.catalog.entity.CatalogType;
import io.teamlabs.integrations.platform.JsonDocument;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;

/** The integration types, with whether they can be connected here. */
@Path("v1/types")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class TypesResource {

    @Inject
    Catalog catalog;

    @GET
    public JsonObject types() {
        List<JsonDocument> types =
                catalog.types().stream().map(TypesResource::document).toList();
        return JsonDocument.object().with("types", types).toJson();
    }

    private static JsonDocument document(CatalogType type) {
        return JsonDocument.object()
                .with("type", type.key().value())
                .with("code", type.code())
                .with("name", type.name())
                .with("icon", type.icon())
                .with("description", type.purpose())
                .with(
                        "provider",
                        type.provider().map(provider -> provider.value()).orElse(null))
                .with("configured", type.configured())
                .with("enabled", type.enabled())
                .with("capabilities", capabilities(type));
    }

    private static List<JsonDocument> capabilities(CatalogType type) {
        return type.definition() == null
                ? List.of()
                : type.definition().capabilities().stream()
                        .map(TypesResource::document)
                        .toList();
    }

    private static JsonDocument document(Capability capability) {
        return JsonDocument.object()
                .with("name", capability.name())
                .with("description", capability.description())
                .with("scopes", capability.scopes())
                .with("default", capability.always() || capability.byDefault());
    }
}
