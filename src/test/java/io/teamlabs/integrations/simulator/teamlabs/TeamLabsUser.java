package io.teamlabs.integrations.simulator.teamlabs;

import io.teamlabs.integrations.simulator.wire.JsonText;
import jakarta.json.JsonObjectBuilder;

/** A row of TeamLabs' own table of users. */
public record TeamLabsUser(
        String id, String organizationId, String role, String firstName, String lastName, String email) {

    public boolean isAdministrator() {
        return role.equals("Admin");
    }

    JsonObjectBuilder json() {
        return JsonText.object()
                .add("id", id)
                .add("organizationId", organizationId)
                .add("role", role)
                .add("firstName", firstName)
                .add("lastName", lastName)
                .add("email", email);
    }
}
