package io.teamlabs.integrations.legacy.boundary;

import io.teamlabs.integrations.catalog.entity.TypeKey;
import io.teamlabs.integrations.identity.control.OrganizationScope;
import io.teamlabs.integrations.identity.control.Permissions;
import io.teamlabs.integrations.identity.entity.Person;
import io.teamlabs.integrations.legacy.control.OldReadings;
import io.teamlabs.integrations.platform.JsonDocument;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

/** The status of one integration: with the user in the path, as the older pages ask, or the token's own, as the newer do. */
@RequestScoped
@Path("{type: google-calendar|google-meet|google-drive|dropbox|slack}/status")
@Produces(MediaType.APPLICATION_JSON)
public class OldStatusResource {

    @Inject
    Permissions permissions;

    @Inject
    OldReadings readings;

    @GET
    public JsonObject own(@PathParam("type") String type) {
        return status(permissions.self(), OldTypes.ofPath(type));
    }

    @GET
    @Path("{userId}")
    public JsonObject of(@PathParam("type") String type, @PathParam("userId") String userId) {
        return status(permissions.oldCallPerson(userId), OldTypes.ofPath(type));
    }

    private JsonObject status(Person person, TypeKey type) {
        var connection = OrganizationScope.within(person.requireOrganization(), () -> readings.one(person.id(), type));
        return new OldStatusJson(person)
                .add(JsonDocument.object().with("success", true), type, connection)
                .toJson();
    }
}
