package io.teamlabs.integrations.access.control;

import io.teamlabs.integrations.access.entity.FreshToken;
import io.teamlabs.integrations.access.entity.TokenKey;
import io.teamlabs.integrations.authorization.control.Connecting;
import io.teamlabs.integrations.authorization.control.Cuts;
import io.teamlabs.integrations.authorization.control.Disconnecting;
import io.teamlabs.integrations.authorization.control.NewGrants;
import io.teamlabs.integrations.authorization.control.PendingAuthorizations;
import io.teamlabs.integrations.catalog.control.Catalog;
import io.teamlabs.integrations.catalog.control.CommonTypes;
import io.teamlabs.integrations.catalog.entity.TypeKey;
import io.teamlabs.integrations.connection.control.Integrations;
import io.teamlabs.integrations.connection.control.TokenSeals;
import io.teamlabs.integrations.connection.entity.Integration;
import io.teamlabs.integrations.connection.entity.NewGrant;
import io.teamlabs.integrations.connection.entity.SealedTokens;
import io.teamlabs.integrations.event.control.IntegrationEvents;
import io.teamlabs.integrations.identity.control.People;
import io.teamlabs.integrations.identity.entity.OrganizationId;
import io.teamlabs.integrations.identity.entity.UserId;
import io.teamlabs.integrations.oauth.control.ProviderDialect;
import io.teamlabs.integrations.oauth.control.ProviderDialects;
import io.teamlabs.integrations.oauth.entity.Account;
import io.teamlabs.integrations.oauth.entity.ScopeSet;
import io.teamlabs.integrations.oauth.entity.TokenAnswer;
import io.teamlabs.integrations.platform.Continuations;
import io.teamlabs.integrations.platform.Notifications;
import io.teamlabs.integrations.platform.Secret;
import io.teamlabs.integrations.platform.SettableClock;
import io.teamlabs.integrations.platform.SettingsReader;
import io.teamlabs.integrations.platform.SettingsSource;
import io.teamlabs.integrations.platform.Workbench;
import io.teamlabs.integrations.problem.ProblemException;
import io.teamlabs.integrations.revocation.control.Revocations;
import io.teamlabs.integrations.vault.control.Vault;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** This component's beans at work over a real database with two programmable providers: one node. */
final class AccessBench implements AutoCloseable {

    static final OrganizationId ACME = new OrganizationId("acme");
    static final TypeKey TYPE = new TypeKey("notes");
    static final Duration HOUR = Duration.ofHours(1);
    private static final Account ACCOUNT = new Account("4711", "anna", "anna@acme.test", "Anna", null);

    final ProgrammableDialect alpha;
    final ProgrammableDialect beta;
    final SettableClock clock = new SettableClock();
    private final Workbench workbench;

    private AccessBench(ProgrammableDialect alpha, ProgrammableDialect beta, RefreshSettings settings) {
        this(alpha, beta, List.of(alpha, beta), settings);
    }

    private AccessBench(
            ProgrammableDialect alpha,
            ProgrammableDialect beta,
            List<? extends ProviderDialect> dialects,
            RefreshSettings settings) {
        this.alpha = alpha;
        this.beta = beta;
        BenchBeans own = new BenchBeans(clock, settings, dialects);
        workbench = new Workbench(weld -> weld.addPackage(false, FreshTokens.class)
                .addPackage(false, Revocations.class)
                .addPackage(false, Vault.class)
                .addPackage(false, Integrations.class)
                .addBeanClasses(Catalog.class, CommonTypes.class)
                .addBeanClasses(
                        Connecting.class, Cuts.class, Disconnecting.class, NewGrants.class, PendingAuthorizations.class)
                .addBeanClasses(People.class, IntegrationEvents.class, ProviderDialects.class, Continuations.class)
                .addExtension(own));
    }

    /** A node over an empty database. Settings by name and value, in turn; the rest as they are by default. */
    static AccessBench node(String... settings) {
        Workbench.empty();
        return new AccessBench(new ProgrammableDialect("alpha"), new ProgrammableDialect("beta"), settings(settings));
    }

    /** A node over the database as it is that knows other providers than the programmable ones. */
    static AccessBench knowing(List<? extends ProviderDialect> dialects, String... settings) {
        return new AccessBench(
                new ProgrammableDialect("alpha"), new ProgrammableDialect("beta"), dialects, settings(settings));
    }

    /** Another node over the same database and the same providers. */
    AccessBench anotherNode(String... settings) {
        return new AccessBench(alpha, beta, settings(settings));
    }

    private static RefreshSettings settings(String... pairs) {
        Map<String, String> values = new HashMap<>(Map.of("REFRESH_READ_WAIT", "20s", "REFRESH_STOP_WAIT", "5s"));
        for (int at = 0; at < pairs.length; at += 2) {
            values.put(pairs[at], pairs[at + 1]);
        }
        return RefreshSettings.from(new SettingsReader(SettingsSource.of(values)));
    }

    <T> T bean(Class<T> type) {
        return workbench.bean(type);
    }

    /** Connects a person at alpha, with an access token of this lifetime that was issued so long ago. */
    UUID connect(String user, Duration lifetime, Duration age) {
        return connect(user, alpha, "refresh-0", lifetime, age);
    }

    UUID connect(
            String user, ProgrammableDialect dialect, @Nullable String refreshToken, Duration lifetime, Duration age) {
        UUID id = UUID.randomUUID();
        Instant now = Instant.now();
        within(() -> {
            Integration row = new Integration(id, ACME, new UserId(user), TYPE, dialect.provider(), now);
            row.connect(grant(id, refreshToken, now.minus(age), lifetime), now);
            bean(Integrations.class).add(row);
        });
        return id;
    }

    NewGrant grant(UUID id, @Nullable String refreshToken, Instant issued, Duration lifetime) {
        SealedTokens tokens = bean(TokenSeals.class)
                .seal(ACME, id, new Secret("access-0"), refreshToken == null ? null : new Secret(refreshToken));
        Instant expiry = issued.plus(lifetime);
        return new NewGrant(
                tokens,
                issued,
                expiry,
                null,
                ScopeSet.of("read", "write"),
                ScopeSet.of("read"),
                ProgrammableDialect.CLIENT_ID,
                ACCOUNT,
                expiry.minus(lifetime.dividedBy(2)));
    }

    /** Changes a row as another part of the service would, under a lock. */
    void change(UUID id, Consumer<Integration> change) {
        within(() -> bean(Integrations.class).findForUpdate(id).ifPresent(change));
    }

    void within(Runnable work) {
        bean(RowTransactions.class).within(ACME, () -> {
            work.run();
            return ACME;
        });
    }

    Integration row(UUID id) {
        return bean(StoredTokens.class).find(ACME, id).orElseThrow();
    }

    /** Returns what the record of events says of a row, the first first. */
    static List<String> events(UUID id) {
        return Workbench.askOwner(
                "SELECT kind || coalesce(':' || code, '') FROM integration_events WHERE integration_id = '" + id
                        + "' ORDER BY occurred_at");
    }

    /** Makes a row due now, by the database's clock, as time alone would. */
    static void makeDue(UUID id) {
        Workbench.asOwner("UPDATE integrations SET refresh_at = now() - interval '1 second' WHERE id = '" + id + "'");
    }

    /** Waits until something holds, at most ten seconds. */
    static void until(BooleanSupplier holds) {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(10);
        while (!holds.getAsBoolean()) {
            if (System.nanoTime() > end) {
                throw new AssertionError("It did not come to hold within ten seconds");
            }
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(10));
        }
    }

    static TokenKey key(String user) {
        return new TokenKey(ACME, new UserId(user), TYPE);
    }

    /** Lets the node remember what it reads: it hears from now on what the database tells. */
    AccessBench listening() {
        bean(Notifications.class).start();
        until(() -> bean(Notifications.class).isConnected());
        return this;
    }

    CompletionStage<FreshToken> read(String user) {
        return asked(() -> bean(FreshTokens.class).read(key(user)));
    }

    CompletionStage<FreshToken> force(String user) {
        return asked(() -> bean(FreshTokens.class).force(key(user)));
    }

    /** What is known at once is thrown at once; here it is the stage's failure like any other. */
    private static CompletionStage<FreshToken> asked(Supplier<CompletionStage<FreshToken>> call) {
        try {
            return call.get();
        } catch (ProblemException known) {
            return CompletableFuture.failedStage(known);
        }
    }

    /** An answer with this access token, for an hour from now; the refresh token may be null. */
    static TokenAnswer answer(String accessToken, @Nullable String refreshToken) {
        return answer(accessToken, refreshToken, HOUR);
    }

    static TokenAnswer answer(String accessToken, @Nullable String refreshToken, @Nullable Duration lifetime) {
        Instant now = Instant.now();
        return new TokenAnswer(
                new Secret(accessToken),
                refreshToken == null ? null : new Secret(refreshToken),
                now,
                lifetime == null ? null : now.plus(lifetime),
                null,
                null);
    }

    /** Returns what a stage ends with, or throws what it fails with. */
    static <T> T await(CompletionStage<T> stage) {
        try {
            return stage.toCompletableFuture().get(30, TimeUnit.SECONDS);
        } catch (ExecutionException failed) {
            if (failed.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw new AssertionError("The stage failed", failed.getCause());
        } catch (InterruptedException | TimeoutException failed) {
            throw new AssertionError("The stage did not end", failed);
        }
    }

    /** Stops as an undeployment does: what is under way is written first. */
    @Override
    public void close() {
        bean(DueRefreshes.class).stop();
        bean(Notifications.class).stop();
        workbench.close();
    }
}
