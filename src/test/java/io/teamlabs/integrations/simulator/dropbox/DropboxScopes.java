package io.teamlabs.integrations.simulator.dropbox;

import io.teamlabs.integrations.simulator.grant.Scopes;
import io.teamlabs.integrations.simulator.wire.Answer;
import io.teamlabs.integrations.simulator.wire.Parameters;
import io.teamlabs.integrations.simulator.wire.Refused;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/** What is ticked in this application's console; a request may ask for a part of it. */
final class DropboxScopes {
    static final String ACCOUNT = "account_info.read";
    private static final List<String> TICKED = List.of(
            ACCOUNT,
            "files.content.read",
            "files.content.write",
            "files.metadata.read",
            "files.metadata.write",
            "sharing.read",
            "sharing.write",
            "openid",
            "email",
            "profile");

    private DropboxScopes() {}

    /** All ticked ones where the parameter is missing; a parameter without a value is a mistake. */
    static Set<String> asked(Parameters parameters, Function<String, Answer> refusal) {
        if (!parameters.has("scope")) {
            return Scopes.ordered(TICKED);
        }
        Set<String> scopes = Scopes.parse(parameters.text("scope"));
        if (scopes.isEmpty()) {
            throw new Refused(refusal.apply("scope: must not be empty"));
        }
        if (!TICKED.containsAll(scopes) || !scopes.contains(ACCOUNT)) {
            throw new Refused(refusal.apply("scope: must be a part of the application's, with " + ACCOUNT));
        }
        return scopes;
    }
}
