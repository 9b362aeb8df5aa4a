package io.teamlabs.integrations.provider.slack;

import io.teamlabs.integrations.catalog.entity.TypeKey;
import io.teamlabs.integrations.gateway.control.ConnectedAccount;
import io.teamlabs.integrations.gateway.control.ConnectedAccounts;
import io.teamlabs.integrations.platform.Settings;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/** Opens people's Slack accounts. */
@ApplicationScoped
public class SlackClients {

    @Inject
    ConnectedAccounts accounts;

    private SlackLibrary library;

    private SlackSettings settings;

    @PostConstruct
    void start() {
        library = new SlackLibrary();
        settings = Settings.read(SlackSettings::from);
    }

    /** Returns a person's Slack for a capability of {@link SlackTypes}; fails as {@link ConnectedAccounts#open} says. */
    SlackClient open(String userId, String capability) {
        ConnectedAccount account = accounts.open(userId, new TypeKey("slack"), capability);
        return new SlackClient(account, library.methods(account, settings.url()));
    }
}
