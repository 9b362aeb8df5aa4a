package io.teamlabs.integrations.simulator.github;

import jakarta.json.JsonObject;

/** Ends a token request with one of GitHub's errors. */
final class GitHubRefusal extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient JsonObject members;

    GitHubRefusal(JsonObject members) {
        super(members.getString("error"), null, false, false);
        this.members = members;
    }

    JsonObject members() {
        return members;
    }
}
