package io.teamlabs.integrations.provider.github;

import io.teamlabs.integrations.catalog.entity.TypeKey;
import io.teamlabs.integrations.gateway.control.ConnectedAccounts;
import io.teamlabs.integrations.platform.Settings;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/** The way to a person's repositories at GitHub. */
@ApplicationScoped
public class GitHubAccounts {

    static final TypeKey TYPE = new TypeKey("github");

    @Inject
    ConnectedAccounts accounts;

    GitHubSettings settings;

    @PostConstruct
    void readSettings() {
        settings = Settings.read(GitHubSettings::from);
    }

    /** Returns GitHub's API for a person's account; fails as {@link ConnectedAccounts#open} says. */
    GitHubCalls open(String userId, String capability) {
        return new GitHubCalls(accounts.open(userId, TYPE, capability)::send, settings.api());
    }

    /** The same for what a public repository allows; GitHub hides the private ones where no more has been granted. */
    GitHubCalls open(String userId) {
        return open(userId, GitHubTypes.PUBLIC_REPOSITORIES);
    }
}
