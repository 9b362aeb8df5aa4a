package io.teamlabs.integrations.legacy.boundary;

import io.teamlabs.integrations.authorization.control.Beginnings;
import io.teamlabs.integrations.authorization.entity.BeganWith;
import io.teamlabs.integrations.authorization.entity.Beginning;
import io.teamlabs.integrations.authorization.entity.Begun;
import io.teamlabs.integrations.catalog.entity.TypeKey;
import io.teamlabs.integrations.identity.control.CurrentCaller;
import io.teamlabs.integrations.identity.control.Permissions;
import io.teamlabs.integrations.platform.JsonDocument;
import io.teamlabs.integrations.problem.JsonRequest;
import io.teamlabs.integrations.problem.ProblemException;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Begins one of Google's types for the old frontend, whose browser starts at an address of ours. */
@RequestScoped
@Path("google/initiate")
@Produces(MediaType.APPLICATION_JSON)
public class OldGoogleResource {

    private static final List<TypeKey> SERVICES =
            List.of(OldTypes.GOOGLE_CALENDAR, OldTypes.GOOGLE_DRIVE, OldTypes.GOOGLE_MEET);
    private static final int LONGEST_SERVICE = 100;
    private static final int LONGEST_URL = 2000;

    @Inject
    Permissions permissions;

    @Inject
    CurrentCaller caller;

    @Inject
    Beginnings beginnings;

    @POST
    public JsonObject initiate(OptionalJson request) {
        JsonRequest body = request.body();
        TypeKey type = service(body.optionalText("service", LONGEST_SERVICE));
        var beginning = new Beginning(
                BeganWith.OLD_GOOGLE,
                body.requiredText("returnUrl", LONGEST_URL),
                null,
                caller.get().actor(),
                null);
        Begun begun = beginnings.begin(permissions.self(), type, beginning);
        return JsonDocument.object()
                .with("success", true)
                .with("authUrl", begun.authorizationUri())
                .toJson();
    }

    private static TypeKey service(@Nullable String name) {
        return SERVICES.stream()
                .filter(type -> type.value().equals(name))
                .findFirst()
                .orElseThrow(() -> ProblemException.invalid(
                        "service",
                        "The service must be one of: "
                                + SERVICES.stream().map(TypeKey::value).collect(Collectors.joining(", "))));
    }
}
