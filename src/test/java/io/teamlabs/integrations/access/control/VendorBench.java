package io.teamlabs.integrations.access.control;

import static io.teamlabs.integrations.access.control.AccessBench.ACME;
import static io.teamlabs.integrations.access.control.AccessBench.TYPE;

import io.teamlabs.integrations.authorization.control.Connecting;
import io.teamlabs.integrations.authorization.control.Disconnecting;
import io.teamlabs.integrations.authorization.entity.Connection;
import io.teamlabs.integrations.authorization.entity.Obtained;
import io.teamlabs.integrations.authorization.entity.Target;
import io.teamlabs.integrations.connection.control.TokenSeals;
import io.teamlabs.integrations.connection.entity.Integration;
import io.teamlabs.integrations.event.entity.EventKind;
import io.teamlabs.integrations.identity.control.OrganizationScope;
import io.teamlabs.integrations.identity.control.People;
import io.teamlabs.integrations.identity.entity.Actor;
import io.teamlabs.integrations.identity.entity.UserId;
import io.teamlabs.integrations.oauth.control.ProviderDialect;
import io.teamlabs.integrations.oauth.entity.Account;
import io.teamlabs.integrations.oauth.entity.ScopeSet;
import io.teamlabs.integrations.oauth.entity.TokenAnswer;
import io.teamlabs.integrations.platform.Secret;
import io.teamlabs.integrations.platform.Workbench;
import io.teamlabs.integrations.provider.Vendors;
import io.teamlabs.integrations.revocation.control.Revocations;
import io.teamlabs.integrations.revocation.entity.RevocationResult;
import io.teamlabs.integrations.simulator.grant.IssuedTokens;
import io.teamlabs.integrations.simulator.grant.VendorSimulator;
import io.teamlabs.integrations.simulator.wire.Fault;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Nodes that keep tokens of one vendor: its real dialect, the real HTTP client, its simulator with single-use refresh
 * tokens where it has them and with their reuse punished, and a durable PostgreSQL.
 */
final class VendorBench implements AutoCloseable {

    static final Duration HOUR = Duration.ofHours(1);
    static final Duration LONG_OVER = Duration.ofHours(2);
    private static final Duration DEADLINE = Duration.ofSeconds(2);
    private static final Actor ACTOR = new Actor(Actor.Kind.USER, "anna");
    private static final AtomicInteger ACCOUNTS = new AtomicInteger(1000);

    final ProviderDialect dialect;
    final VendorSimulator simulator;
    final AccessBench node;
    private final Vendors vendors;

    private VendorBench(Vendors vendors, ProviderDialect dialect, AccessBench node) {
        this.vendors = vendors;
        this.dialect = dialect;
        this.simulator = vendors.simulator(dialect);
        this.node = node;
        if (dialect.rotatesRefreshTokens()) {
            simulator.rotation(true);
            simulator.familyRevocation(true);
        }
        simulator.accessTokenLifetime(HOUR);
    }

    /** A node at this vendor over an empty database; settings of refreshing by name and value, in turn. */
    static VendorBench at(Function<Vendors, ProviderDialect> vendor, String... settings) {
        Workbench.empty();
        Workbench.asOwner("INSERT INTO organizations (id, name) VALUES ('acme', 'Acme')");
        return beside(vendor, settings);
    }

    /** The same over the database as it is. */
    static VendorBench beside(Function<Vendors, ProviderDialect> vendor, String... settings) {
        Vendors vendors = new Vendors(DEADLINE);
        ProviderDialect dialect = vendor.apply(vendors);
        return new VendorBench(vendors, dialect, AccessBench.knowing(List.of(dialect), settings));
    }

    /** A node over an empty database that knows all four vendors. */
    static VendorBench among(Function<Vendors, ProviderDialect> vendor, String... settings) {
        Workbench.empty();
        Workbench.asOwner("INSERT INTO organizations (id, name) VALUES ('acme', 'Acme')");
        Vendors vendors = new Vendors(DEADLINE);
        return new VendorBench(vendors, vendor.apply(vendors), AccessBench.knowing(vendors.dialects(), settings));
    }

    /** The same node at another vendor that it knows; it is closed with this one. */
    VendorBench neighbour(Function<Vendors, ProviderDialect> vendor) {
        return new VendorBench(vendors, vendor.apply(vendors), node);
    }

    /** Another node over the same database and the same vendor. */
    AccessBench anotherNode(String... settings) {
        return AccessBench.knowing(List.of(dialect), settings);
    }

    /** A person whom the application's table knows. */
    static void user(String user) {
        Workbench.asOwner(
                "INSERT INTO users (id, organization_id) VALUES ('" + user + "', 'acme') ON CONFLICT DO NOTHING");
    }

    /** An account at the vendor that nobody else has; returns its key. */
    String account() {
        int number = ACCOUNTS.incrementAndGet();
        String id = switch (dialect.provider().value()) {
            case "slack" -> "T0AURORA1:U" + number;
            case "dropbox" -> "dbid:" + number;
            default -> Integer.toString(number);
        };
        simulator.addAccount(io.teamlabs.integrations.simulator.grant.Account.of(
                id, "person" + number, "A Person", "person" + number + "@vendor.example"));
        return id;
    }

    /** Connects a person with an account of their own, by a token that was issued so long ago for an hour. */
    UUID connect(String user, Duration age) {
        user(user);
        return connect(node, user, account(), age);
    }

    /** The same with a given account, which may replace another one. */
    UUID connect(AccessBench at, String user, String account, Duration age) {
        IssuedTokens tokens = simulator.issueTokensFor(account, Set.of());
        Instant issued = Instant.now().minus(age);
        TokenAnswer answer = new TokenAnswer(
                new Secret(tokens.accessToken()),
                secret(tokens.refreshToken().orElse(null)),
                issued,
                issued.plus(HOUR),
                null,
                null);
        String client = Vendors.client(dialect).clientId();
        Obtained obtained =
                new Obtained(client, ScopeSet.EMPTY, answer, new Account(account, account, null, account, null));
        Target target = new Target(ACME, new UserId(user), TYPE, dialect.provider(), UUID.randomUUID());
        Connection connection = OrganizationScope.within(
                ACME,
                () -> at.bean(Connecting.class)
                        .connect(target, obtained, ACTOR, EventKind.CONNECTED)
                        .orElseThrow());
        if (connection.revocation() != null) {
            at.bean(Revocations.class).workOff(ACME, connection.revocation());
        }
        return id(user);
    }

    private static @Nullable Secret secret(@Nullable String value) {
        return value == null ? null : new Secret(value);
    }

    /** Cuts a person's connection as the call does. */
    static CompletionStage<RevocationResult> disconnect(AccessBench at, String user) {
        return at.bean(Disconnecting.class)
                .disconnect(at.bean(People.class).find(new UserId(user)).orElseThrow(), TYPE, ACTOR);
    }

    static UUID id(String user) {
        return UUID.fromString(Workbench.askOwner("SELECT id::text FROM integrations WHERE user_id = '" + user + "'")
                .get(0));
    }

    /** The part of the path that only the vendor's token endpoint has. */
    String tokenCall() {
        return switch (dialect.provider().value()) {
            case "github" -> "POST /github/web/login/oauth/access_token";
            case "google" -> "/token";
            case "dropbox" -> "/oauth2/token";
            default -> "/oauth.v2.access";
        };
    }

    /** The next token calls, as many as the fault says, go so. */
    void program(Fault fault) {
        simulator.program(fault.on(tokenCall()));
    }

    /** Makes a row due and begins what is due. */
    void refreshInBackground(UUID... rows) {
        List.of(rows).forEach(AccessBench::makeDue);
        node.bean(DueRefreshes.class).begin();
    }

    /** How often the token endpoint was called. */
    int calls() {
        return simulator.calls(tokenCall()).size();
    }

    /** The access token that a row holds; null where it is cut. */
    @Nullable
    String accessToken(UUID id) {
        return node.row(id)
                .tokens()
                .map(tokens -> node.bean(TokenSeals.class)
                        .accessToken(ACME, id, tokens)
                        .reveal())
                .orElse(null);
    }

    /** The refresh token that a row holds; null where it is cut. */
    @Nullable
    String refreshToken(UUID id) {
        Integration row = node.row(id);
        return row.tokens()
                .map(tokens -> node.bean(TokenSeals.class).refreshToken(ACME, id, tokens))
                .map(Secret::reveal)
                .orElse(null);
    }

    /** Whether the row holds a refresh token that the vendor would take now. */
    boolean holdsALivingToken(UUID id) {
        return simulator.worksRefreshToken(Objects.requireNonNullElse(refreshToken(id), ""));
    }

    @Override
    public void close() {
        node.close();
        vendors.close();
    }
}
