package io.teamlabs.integrations.provider.google;

import io.teamlabs.integrations.catalog.entity.TypeKey;
import io.teamlabs.integrations.gateway.control.ConnectedAccount;
import io.teamlabs.integrations.gateway.control.ConnectedAccounts;
import io.teamlabs.integrations.platform.Settings;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/** The way to a person's Drive. */
@ApplicationScoped
public class DriveAccounts {

    private static final TypeKey TYPE = new TypeKey("google_drive");

    @Inject
    ConnectedAccounts accounts;

    @Inject
    GoogleClients clients;

    private GoogleSettings settings;

    @PostConstruct
    void start() {
        settings = Settings.read(GoogleSettings::from);
    }

    /** Fails as {@link ConnectedAccounts#open} says. */
    DriveAccount open(String userId) {
        ConnectedAccount account = accounts.open(userId, TYPE, GoogleTypes.FILES);
        return DriveAccount.of(account, clients, settings.api());
    }
}
