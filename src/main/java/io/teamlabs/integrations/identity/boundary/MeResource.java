package io.teamlabs.integrations.identity.boundary;

import io.teamlabs.integrations.identity.control.CurrentCaller;
import io.teamlabs.integrations.identity.control.People;
import io.teamlabs.integrations.identity.entity.Caller;
import io.teamlabs.integrations.identity.entity.OrganizationId;
import io.teamlabs.integrations.identity.entity.Person;
import io.teamlabs.integrations.identity.entity.ServiceScope;
import io.teamlabs.integrations.platform.JsonDocument;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.jspecify.annotations.Nullable;

/** Tells callers who they are to us. */
@Path("v1/me")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class MeResource {

    @Inject
    CurrentCaller currentCaller;

    @Inject
    People people;

    @GET
    public JsonObject me() {
        Caller caller = currentCaller.get();
        return caller instanceof Caller.User user ? person(user.person()) : service((Caller.Service) caller);
    }

    private JsonObject person(Person person) {
        return JsonDocument.object()
                .with("kind", "user")
                .with("id", person.id().value())
                .with("firstName", person.firstName())
                .with("lastName", person.lastName())
                .with("email", person.email())
                .with("profileImage", person.profileImage())
                .with("role", person.role())
                .with("administrator", person.isAdministrator())
                .with("organization", organization(person.organization()))
                .toJson();
    }

    private JsonObject service(Caller.Service service) {
        return JsonDocument.object()
                .with("kind", "service")
                .with("id", service.subject())
                .with(
                        "scopes",
                        service.scopes().stream()
                                .map(ServiceScope::value)
                                .sorted()
                                .toList())
                .with("organization", organization(service.organization()))
                .toJson();
    }

    private @Nullable JsonDocument organization(@Nullable OrganizationId id) {
        return id == null
                ? null
                : JsonDocument.object().with("id", id.value()).with("name", people.organizationName(id));
    }
}
