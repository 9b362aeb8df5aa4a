package io.teamlabs.integrations.connection.boundary;

import io.teamlabs.integrations.catalog.control.Catalog;
import io.teamlabs.integrations.catalog.entity.CatalogType;
import io.teamlabs.integrations.connection.control.ConnectionStatus;
import io.teamlabs.integrations.connection.control.Edits;
import io.teamlabs.integrations.connection.control.SettingsPatch;
import io.teamlabs.integrations.connection.control.Statuses;
import io.teamlabs.integrations.identity.control.CurrentCaller;
import io.teamlabs.integrations.identity.control.OrganizationScope;
import io.teamlabs.integrations.identity.control.Permissions;
import io.teamlabs.integrations.identity.entity.Person;
import io.teamlabs.integrations.identity.entity.Right;
import io.teamlabs.integrations.platform.JsonDocument;
import io.teamlabs.integrations.problem.JsonRequest;
import io.teamlabs.integrations.problem.JsonRequestReader;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A person's integrations: their status, and what may be set on them. */
@Path("v1/users/{userId}/integrations")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class IntegrationsResource {

    @Inject
    Permissions permissions;

    @Inject
    CurrentCaller caller;

    @Inject
    Catalog catalog;

    @Inject
    Statuses statuses;

    @Inject
    Edits edits;

    @GET
    public JsonObject all(@PathParam("userId") String userId) {
        Person person = permissions.person(userId, Right.STATUS);
        List<ConnectionStatus> all =
                OrganizationScope.within(person.requireOrganization(), () -> statuses.of(person.id()));
        return JsonDocument.object()
                .with("integrations", all.stream().map(StatusDocument::of).toList())
                .toJson();
    }

    @GET
    @Path("{type}")
    public JsonObject one(@PathParam("userId") String userId, @PathParam("type") String typeKey) {
        Person person = permissions.person(userId, Right.STATUS);
        CatalogType type = catalog.named(typeKey);
        return document(OrganizationScope.within(person.requireOrganization(), () -> statuses.of(person.id(), type)));
    }

    /** JSON Merge Patch (RFC 7396) of {@code settings} and {@code metadata}. */
    @PATCH
    @Path("{type}")
    @Consumes({JsonRequestReader.MERGE_PATCH, MediaType.APPLICATION_JSON})
    public JsonObject change(
            @PathParam("userId") String userId, @PathParam("type") String typeKey, JsonRequest request) {
        Person person = permissions.person(userId, Right.SETTINGS);
        CatalogType type = catalog.named(typeKey);
        request.onlyFields("settings", "metadata");
        SettingsPatch patch = new SettingsPatch(part(request, "settings"), part(request, "metadata"));
        return document(OrganizationScope.within(
                person.requireOrganization(),
                () -> edits.change(person.id(), type, patch, caller.get().actor())));
    }

    private static SettingsPatch.@Nullable Part part(JsonRequest request, String name) {
        return request.has(name) ? new SettingsPatch.Part(request.optionalObject(name)) : null;
    }

    @POST
    @Path("{type}/errors/reset")
    public JsonObject resetErrors(@PathParam("userId") String userId, @PathParam("type") String typeKey) {
        Person person = permissions.person(userId, Right.RESET_ERRORS);
        CatalogType type = catalog.named(typeKey);
        return document(OrganizationScope.within(
                person.requireOrganization(),
                () -> edits.resetErrors(person.id(), type, caller.get().actor())));
    }

    private static JsonObject document(ConnectionStatus status) {
        return StatusDocument.of(status).toJson();
    }
}
