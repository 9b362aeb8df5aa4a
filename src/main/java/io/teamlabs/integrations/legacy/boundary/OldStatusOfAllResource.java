package io.teamlabs.integrations.legacy.boundary;

import io.teamlabs.integrations.catalog.control.Catalog;
import io.teamlabs.integrations.catalog.entity.CatalogType;
import io.teamlabs.integrations.catalog.entity.TypeKey;
import io.teamlabs.integrations.identity.control.OrganizationScope;
import io.teamlabs.integrations.identity.control.Permissions;
import io.teamlabs.integrations.identity.entity.Person;
import io.teamlabs.integrations.legacy.control.LegacySettings;
import io.teamlabs.integrations.legacy.control.OldReadings;
import io.teamlabs.integrations.legacy.entity.OldConnection;
import io.teamlabs.integrations.legacy.entity.StatusView;
import io.teamlabs.integrations.platform.JsonDocument;
import io.teamlabs.integrations.problem.QueryParameters;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import java.util.Map;

/** The status of all of a person's integrations, in the shape that the call or the setting says. */
@RequestScoped
@Path("auth/integrations/{userId}")
@Produces(MediaType.APPLICATION_JSON)
public class OldStatusOfAllResource {

    @Inject
    Permissions permissions;

    @Inject
    OldReadings readings;

    @Inject
    Catalog catalog;

    @Inject
    LegacySettings settings;

    @GET
    public JsonObject all(@PathParam("userId") String userId, @Context UriInfo address) {
        Person person = permissions.oldCallPerson(userId);
        StatusView asked = new QueryParameters(address.getQueryParameters())
                .choice("view", StatusView::of, StatusView.OBJECT.value(), StatusView.LIST.value());
        StatusView view = asked == null ? settings.statusView() : asked;
        Map<TypeKey, OldConnection> connections =
                OrganizationScope.within(person.requireOrganization(), () -> readings.all(person.id()));
        Object integrations = switch (view) {
            case OBJECT -> object(person, connections);
            case LIST -> list(connections);
        };
        return JsonDocument.object()
                .with("success", true)
                .with("integrations", integrations)
                .toJson();
    }

    /** Those that the person has a row of; a type that is in the catalogue no longer cannot be shown. */
    private JsonDocument object(Person person, Map<TypeKey, OldConnection> connections) {
        OldStatusJson json = new OldStatusJson(person);
        JsonDocument object = JsonDocument.object();
        for (CatalogType type : catalog.types()) {
            OldConnection connection = connections.get(type.key());
            if (connection != null) {
                object.with(type.key().camelCase(), json.add(JsonDocument.object(), type.key(), connection));
            }
        }
        return object;
    }

    /** Everything there is, by code, as the catalogue has it. */
    private List<JsonDocument> list(Map<TypeKey, OldConnection> connections) {
        return catalog.types().stream()
                .map(type -> OldStatusJson.listed(type, connections.getOrDefault(type.key(), OldConnection.of(null))))
                .toList();
    }
}
