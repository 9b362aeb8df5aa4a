package io.teamlabs.integrations.connection.boundary;

import io.teamlabs.integrations.catalog.control.Catalog;
import io.teamlabs.integrations.connection.control.ConnectionStatus;
import io.teamlabs.integrations.connection.control.IntegrationFilter;
import io.teamlabs.integrations.connection.control.Slice;
import io.teamlabs.integrations.connection.control.Statuses;
import io.teamlabs.integrations.identity.control.OrganizationScope;
import io.teamlabs.integrations.identity.control.People;
import io.teamlabs.integrations.identity.control.Permissions;
import io.teamlabs.integrations.identity.entity.OrganizationId;
import io.teamlabs.integrations.problem.QueryParameters;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.util.function.Supplier;

/** All integrations of an organization, for its administrators, a page at a time. */
@Path("v1/integrations")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class OrganizationIntegrationsResource {

    @Inject
    Permissions permissions;

    @Inject
    People people;

    @Inject
    Catalog catalog;

    @Inject
    Statuses statuses;

    @Context
    UriInfo uriInfo;

    @GET
    public JsonObject all() {
        OrganizationId organization = permissions.administered();
        ListQuery query = query("status", "type", "user", "problem", "limit", "cursor");
        IntegrationFilter filter = query.filter(catalog);
        Slice.Request part = query.part();
        return page(organization, () -> statuses.ofOrganization(filter, part));
    }

    @GET
    @Path("problems")
    public JsonObject problems() {
        OrganizationId organization = permissions.administered();
        Slice.Request part = query("limit", "cursor").part();
        return page(organization, () -> statuses.problematic(part));
    }

    @GET
    @Path("expired")
    public JsonObject expired() {
        OrganizationId organization = permissions.administered();
        Slice.Request part = query("limit", "cursor").part();
        return page(organization, () -> statuses.expired(part));
    }

    private ListQuery query(String... known) {
        return new ListQuery(new QueryParameters(uriInfo.getQueryParameters()).only(known));
    }

    private JsonObject page(OrganizationId organization, Supplier<Slice<ConnectionStatus>> read) {
        Slice<ConnectionStatus> page = OrganizationScope.within(organization, read);
        return PageDocument.of(page, people.of(organization, PageDocument.users(page)));
    }
}
