package io.teamlabs.integrations.authorization.control;

import io.teamlabs.integrations.catalog.control.Catalog;
import io.teamlabs.integrations.connection.control.Integrations;
import io.teamlabs.integrations.event.control.IntegrationEvents;
import io.teamlabs.integrations.http.control.OutgoingHttp;
import io.teamlabs.integrations.identity.control.People;
import io.teamlabs.integrations.oauth.control.ProviderDialects;
import io.teamlabs.integrations.platform.Continuations;
import io.teamlabs.integrations.platform.PublicAddress;
import io.teamlabs.integrations.platform.Workbench;
import io.teamlabs.integrations.provider.dropbox.DropboxDialect;
import io.teamlabs.integrations.provider.dropbox.DropboxTypes;
import io.teamlabs.integrations.provider.github.GitHubDialect;
import io.teamlabs.integrations.provider.github.GitHubTypes;
import io.teamlabs.integrations.provider.google.GoogleDialect;
import io.teamlabs.integrations.provider.google.GoogleTypes;
import io.teamlabs.integrations.provider.slack.SlackDialect;
import io.teamlabs.integrations.provider.slack.SlackTypes;
import io.teamlabs.integrations.revocation.control.Revocations;
import io.teamlabs.integrations.simulator.SimulatorOptions;
import io.teamlabs.integrations.simulator.Simulators;
import io.teamlabs.integrations.vault.control.Keysets;
import io.teamlabs.integrations.vault.control.Vault;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.spi.AfterBeanDiscovery;
import jakarta.enterprise.inject.spi.Extension;
import java.net.URI;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;

/** The beans that connecting takes, the simulators that it meets, and the settings that lead from one to the other. */
final class ConnectBeans implements AutoCloseable {

    private static final String BASE = "https://integrations.test";

    private final Simulators simulators;
    private final Map<String, String> settings;
    private final Workbench workbench;

    ConnectBeans(Clock clock, String... further) {
        SimulatorOptions options = SimulatorOptions.with("test secret of at least 32 bytes, really")
                .clock(clock);
        for (String vendor : new String[] {"github", "google", "dropbox", "slack"}) {
            options = options.redirectUris(
                    vendor,
                    URI.create(BASE + "/api/oauth/" + vendor + "/callback"),
                    URI.create(BASE + "/api/google/callback"),
                    URI.create(BASE + "/github-callback"));
        }
        simulators = Simulators.start(options);
        settings = settings();
        for (int at = 0; at < further.length; at += 2) {
            settings.put(further[at], further[at + 1]);
        }
        // The settings are read from the process, where properties come before the environment.
        settings.forEach(System::setProperty);
        Workbench.empty();
        workbench = new Workbench(weld -> weld.addPackage(false, Beginnings.class)
                .addPackage(false, Revocations.class)
                .addPackage(false, Catalog.class)
                .addPackage(false, Integrations.class)
                .addPackage(false, IntegrationEvents.class)
                .addPackage(false, OutgoingHttp.class)
                .addPackage(false, ProviderDialects.class)
                .addBeanClasses(GitHubDialect.class, GitHubTypes.class)
                .addBeanClasses(GoogleDialect.class, GoogleTypes.class)
                .addBeanClasses(DropboxDialect.class, DropboxTypes.class)
                .addBeanClasses(SlackDialect.class, SlackTypes.class)
                .addPackage(false, Vault.class)
                .addBeanClasses(People.class, Continuations.class)
                .addExtension(new Ground(clock)));
    }

    private Map<String, String> settings() {
        Map<String, String> all = new HashMap<>(simulators.settings());
        all.put("PUBLIC_BASE_URL", BASE);
        all.put("OUTGOING_ALLOWED_HOSTS", "localhost,127.0.0.1");
        all.put("HTTP_DEADLINE", "10s");
        all.put("VAULT_KEYSET", Keysets.generate());
        return all;
    }

    /** What the platform gives: the clock, which the simulators share, and the address. */
    static final class Ground implements Extension {

        private final Clock clock;

        Ground(Clock clock) {
            this.clock = clock;
        }

        void give(@Observes AfterBeanDiscovery discovery) {
            discovery.<Clock>addBean().types(Clock.class).createWith(context -> clock);
            PublicAddress address = new PublicAddress(URI.create(BASE));
            discovery.<PublicAddress>addBean().types(PublicAddress.class).createWith(context -> address);
        }
    }

    <T> T bean(Class<T> type) {
        return workbench.bean(type);
    }

    Simulators simulators() {
        return simulators;
    }

    void user(String id, String organization) {
        Workbench.asOwner("INSERT INTO organizations (id, name) VALUES ('" + organization
                + "', 'Aurora') ON CONFLICT DO NOTHING");
        Workbench.asOwner("INSERT INTO users (id, organization_id, first_name, last_name) VALUES ('" + id + "', '"
                + organization + "', 'Ada', 'Lovelace')");
    }

    @Override
    public void close() {
        workbench.close();
        simulators.close();
        settings.keySet().forEach(System::clearProperty);
    }
}
