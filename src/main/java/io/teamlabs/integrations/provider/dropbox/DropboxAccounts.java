package io.teamlabs.integrations.provider.dropbox;

import io.teamlabs.integrations.catalog.entity.TypeKey;
import io.teamlabs.integrations.gateway.control.ConnectedAccounts;
import io.teamlabs.integrations.platform.Settings;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/** Opens people's Dropboxes. */
@ApplicationScoped
public class DropboxAccounts {

    @Inject
    ConnectedAccounts accounts;

    private DropboxSettings settings;

    @PostConstruct
    void start() {
        settings = Settings.read(DropboxSettings::from);
    }

    /** Returns a person's Dropbox for a capability of {@link DropboxTypes}; fails as {@link ConnectedAccounts#open} says. */
    DropboxCalls open(String userId, String capability) {
        return new DropboxCalls(accounts.open(userId, new TypeKey("dropbox"), capability), settings);
    }
}
