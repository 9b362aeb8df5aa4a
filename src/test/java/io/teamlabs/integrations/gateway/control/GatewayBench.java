package io.teamlabs.integrations.gateway.control;

import io.teamlabs.integrations.access.control.FreshTokens;
import io.teamlabs.integrations.access.control.ShortTransactions;
import io.teamlabs.integrations.catalog.control.Catalog;
import io.teamlabs.integrations.catalog.entity.TypeKey;
import io.teamlabs.integrations.connection.control.Integrations;
import io.teamlabs.integrations.connection.control.TokenSeals;
import io.teamlabs.integrations.connection.entity.Integration;
import io.teamlabs.integrations.connection.entity.NewGrant;
import io.teamlabs.integrations.connection.entity.SealedTokens;
import io.teamlabs.integrations.event.control.IntegrationEvents;
import io.teamlabs.integrations.gateway.entity.ApiAnswer;
import io.teamlabs.integrations.gateway.entity.ApiRequest;
import io.teamlabs.integrations.gateway.entity.CallMade;
import io.teamlabs.integrations.http.control.OutgoingHttp;
import io.teamlabs.integrations.identity.control.CurrentCaller;
import io.teamlabs.integrations.identity.control.OrganizationScope;
import io.teamlabs.integrations.identity.control.People;
import io.teamlabs.integrations.identity.control.Permissions;
import io.teamlabs.integrations.identity.entity.OrganizationId;
import io.teamlabs.integrations.identity.entity.Person;
import io.teamlabs.integrations.identity.entity.UserId;
import io.teamlabs.integrations.oauth.control.ProviderDialects;
import io.teamlabs.integrations.oauth.entity.Account;
import io.teamlabs.integrations.oauth.entity.ProviderId;
import io.teamlabs.integrations.oauth.entity.ScopeSet;
import io.teamlabs.integrations.platform.Continuations;
import io.teamlabs.integrations.platform.PublicAddress;
import io.teamlabs.integrations.platform.Secret;
import io.teamlabs.integrations.platform.SettableClock;
import io.teamlabs.integrations.platform.Workbench;
import io.teamlabs.integrations.provider.dropbox.DropboxDialect;
import io.teamlabs.integrations.provider.github.GitHubDialect;
import io.teamlabs.integrations.provider.google.GoogleDialect;
import io.teamlabs.integrations.provider.slack.SlackDialect;
import io.teamlabs.integrations.ratelimit.control.Limiter;
import io.teamlabs.integrations.revocation.control.Revocations;
import io.teamlabs.integrations.simulator.SimulatorOptions;
import io.teamlabs.integrations.simulator.Simulators;
import io.teamlabs.integrations.simulator.grant.IssuedTokens;
import io.teamlabs.integrations.simulator.grant.VendorSimulator;
import io.teamlabs.integrations.vault.control.Keysets;
import io.teamlabs.integrations.vault.control.Vault;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.spi.AfterBeanDiscovery;
import jakarta.enterprise.inject.spi.Extension;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/** People whose accounts at the simulators are called through the corridor, over a real database, without a server. */
public final class GatewayBench implements AutoCloseable {

    public static final OrganizationId AURORA = new OrganizationId("aurora");
    private static final String BASE = "https://integrations.test";

    public final SettableClock clock = new SettableClock();
    public final List<CallMade> usage = new CopyOnWriteArrayList<>();
    private final Simulators simulators;
    private final Map<String, String> settings;
    private final Workbench workbench;

    /** Settings by name and value, in turn; the rest lead to the simulators, and tries are quick. */
    public GatewayBench(String... further) {
        simulators = Simulators.start(SimulatorOptions.with("test secret of at least 32 bytes, really")
                .clock(clock));
        settings = settings();
        for (int at = 0; at < further.length; at += 2) {
            settings.put(further[at], further[at + 1]);
        }
        // The settings are read from the process, where properties come before the environment.
        settings.forEach(System::setProperty);
        Workbench.empty();
        Workbench.asOwner("INSERT INTO organizations (id, name) VALUES ('aurora', 'Aurora')");
        workbench = new Workbench(weld -> weld.addPackage(false, Corridor.class)
                .addPackage(false, FreshTokens.class)
                .addPackage(false, Revocations.class)
                .addPackage(false, Catalog.class)
                .addPackage(false, Integrations.class)
                .addPackage(false, IntegrationEvents.class)
                .addPackage(false, OutgoingHttp.class)
                .addPackage(false, ProviderDialects.class)
                .addPackage(false, Limiter.class)
                .addPackage(false, GitHubDialect.class)
                .addPackage(false, GoogleDialect.class)
                .addPackage(false, DropboxDialect.class)
                .addPackage(false, SlackDialect.class)
                .addPackage(false, Vault.class)
                .addBeanClasses(People.class, Permissions.class, CurrentCaller.class, Continuations.class)
                .addExtension(new Ground()));
    }

    private Map<String, String> settings() {
        Map<String, String> all = new HashMap<>(simulators.settings());
        all.put("PUBLIC_BASE_URL", BASE);
        all.put("OUTGOING_ALLOWED_HOSTS", "localhost,127.0.0.1");
        all.put("HTTP_DEADLINE", "10s");
        all.put("VAULT_KEYSET", Keysets.generate());
        all.put("GATEWAY_BACK_OFF", "10ms");
        return all;
    }

    /** What the platform gives, and who hears of usage. */
    final class Ground implements Extension {

        void give(@Observes AfterBeanDiscovery discovery) {
            discovery.<Clock>addBean().types(Clock.class).createWith(context -> clock);
            PublicAddress address = new PublicAddress(URI.create(BASE));
            discovery.<PublicAddress>addBean().types(PublicAddress.class).createWith(context -> address);
            discovery
                    .<CallMade>addObserverMethod()
                    .observedType(CallMade.class)
                    .notifyWith(event -> usage.add(event.getEvent()));
        }
    }

    public <T> T bean(Class<T> type) {
        return workbench.bean(type);
    }

    public Simulators simulators() {
        return simulators;
    }

    public VendorSimulator vendor(String provider) {
        return simulators.vendors().stream()
                .filter(vendor -> vendor.name().equals(provider))
                .findFirst()
                .orElseThrow();
    }

    /** Where a call of this type goes: the base that the simulators' settings name, and a path. */
    public URI address(String type, String path) {
        ProviderId provider = bean(Catalog.class).named(type).provider().orElseThrow();
        return URI.create(bean(ProviderApis.class).get(provider).base(new TypeKey(type)) + path);
    }

    /** Connects a person's account with tokens that the simulator issued for these scopes; returns the row's id. */
    public UUID connect(String user, String type, String... scopes) {
        VendorSimulator vendor =
                vendor(bean(Catalog.class).named(type).provider().orElseThrow().value());
        IssuedTokens tokens = vendor.issueTokensFor(vendor.signedIn().username(), Set.of(scopes));
        return connect(user, type, tokens, tokens.refreshToken().orElse(null), scopes);
    }

    /** The same with tokens at hand; without a refresh token where that is null. */
    public UUID connect(
            String user, String type, IssuedTokens tokens, @Nullable String refreshToken, String... scopes) {
        Workbench.asOwner(
                "INSERT INTO users (id, organization_id) VALUES ('" + user + "', 'aurora') ON CONFLICT DO NOTHING");
        ProviderId provider = bean(Catalog.class).named(type).provider().orElseThrow();
        UUID id = UUID.randomUUID();
        Instant now = clock.instant();
        @Nullable Secret refresh = refreshToken == null ? null : new Secret(refreshToken);
        within(() -> {
            SealedTokens sealed = bean(TokenSeals.class).seal(AURORA, id, new Secret(tokens.accessToken()), refresh);
            Integration row = new Integration(id, AURORA, new UserId(user), new TypeKey(type), provider, now);
            VendorSimulator vendor = vendor(provider.value());
            row.connect(
                    new NewGrant(
                            sealed,
                            now,
                            now.plus(Duration.ofHours(4)),
                            null,
                            ScopeSet.of(scopes),
                            ScopeSet.of(scopes),
                            vendor.client().id(),
                            new Account(vendor.signedIn().id(), user, null, user, null),
                            now.plus(Duration.ofHours(3))),
                    now);
            bean(Integrations.class).add(row);
        });
        return id;
    }

    private void within(Runnable work) {
        OrganizationScope.run(
                AURORA,
                () -> bean(ShortTransactions.class).run(() -> {
                    work.run();
                    return AURORA;
                }));
    }

    public Integration row(UUID id) {
        return OrganizationScope.within(
                AURORA,
                () -> bean(ShortTransactions.class)
                        .run(() -> bean(Integrations.class).find(id).orElseThrow()));
    }

    public Person person(String user) {
        return bean(People.class).find(new UserId(user)).orElseThrow();
    }

    /** Opens a person's account for a capability, as an action does. */
    public ConnectedAccount open(String user, String type, String capability) {
        return new ConnectedAccount(
                bean(Corridor.class), bean(Openings.class).open(person(user), new TypeKey(type), capability));
    }

    /** Sends a GET for a person whose connection has the capability "account", and returns status and body. */
    public String get(String user, String type, String path) {
        return text(open(user, type, "account").send(ApiRequest.get(address(type, path))));
    }

    public static String text(ApiAnswer answer) {
        try (answer) {
            return answer.status() + " " + new String(answer.body().readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException lost) {
            throw new AssertionError("The answer broke off", lost);
        }
    }

    @Override
    public void close() {
        workbench.close();
        simulators.close();
        settings.keySet().forEach(System::clearProperty);
    }
}
