package io.teamlabs.integrations.access.control;

import static io.teamlabs.integrations.access.control.AccessBench.ACME;
import static io.teamlabs.integrations.access.control.AccessBench.TYPE;

import io.teamlabs.integrations.access.entity.FreshToken;
import io.teamlabs.integrations.access.entity.RefreshClaim;
import io.teamlabs.integrations.connection.control.Edits;
import io.teamlabs.integrations.connection.control.TokenSeals;
import io.teamlabs.integrations.connection.entity.Integration;
import io.teamlabs.integrations.http.Stages;
import io.teamlabs.integrations.identity.control.OrganizationScope;
import io.teamlabs.integrations.identity.entity.Actor;
import io.teamlabs.integrations.identity.entity.UserId;
import io.teamlabs.integrations.platform.Secret;
import io.teamlabs.integrations.provider.Vendors;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;

/** What happens to one person's connection: as much as the seed says, in its order, on two nodes. */
final class History {

    private static final List<Verdict> VERDICTS = List.of(Verdict.values());
    private static final int STEPS = 16;
    private static final Duration LEASE = Duration.ofSeconds(60);

    final String user;
    final List<String> accounts = new ArrayList<>();
    final List<CompletableFuture<FreshToken>> asked = new ArrayList<>();
    private final List<String> told = new ArrayList<>();
    private final World world;
    private final Random chance;
    final UUID id;
    int connects;
    boolean overtaken;

    History(World world, long seed) {
        this.world = world;
        this.chance = new Random(seed);
        this.user = "person" + seed;
        told.add("seed " + seed + " at " + world.bench.dialect.provider());
        VendorBench.user(user);
        connect(world.bench.account());
        id = VendorBench.id(user);
    }

    void run() {
        for (int step = 0; step < STEPS; step++) {
            step();
        }
    }

    private void step() {
        switch (chance.nextInt(16)) {
            case 0, 1 -> later("read", node().read(user));
            case 2, 3 -> later("force", node().force(user));
            case 4 -> due();
            case 5, 6, 7 -> answer(VERDICTS.get(chance.nextInt(VERDICTS.size())));
            case 8 -> process();
            case 9 -> disconnect();
            case 10 -> connect(chance.nextBoolean() ? accounts.get(accounts.size() - 1) : world.bench.account());
            case 11 -> edit();
            case 12 -> die();
            case 13 -> overtake();
            case 14 -> race();
            default -> expire();
        }
    }

    private AccessBench node() {
        return world.nodes.get(chance.nextInt(world.nodes.size()));
    }

    private void tell(String what) {
        told.add(what);
    }

    private void later(String what, CompletionStage<FreshToken> stage) {
        tell(what);
        asked.add(stage.toCompletableFuture());
        world.settle(id, stage.toCompletableFuture());
    }

    private void due() {
        tell("due");
        world.sql(
                "UPDATE integrations SET refresh_at = now() - interval '1 second'"
                        + " WHERE id = :id AND refresh_at IS NOT NULL AND lease_id IS NULL",
                id);
        node().bean(DueRefreshes.class).begin();
        world.settle(id, new CompletableFuture<>());
    }

    private void answer(Verdict verdict) {
        world.gate.take().ifPresent(call -> {
            tell(verdict.name());
            call.finish(verdict);
            world.written(id);
        });
    }

    private void process() {
        world.gate.first().ifPresent(call -> {
            tell("the vendor processes");
            call.process();
        });
    }

    private void disconnect() {
        tell("disconnect");
        AccessBench node = node();
        VendorBench.disconnect(node, user);
        AccessBench.until(() -> World.read(node, this).isEmpty());
    }

    private void connect(String account) {
        tell("connect " + account);
        accounts.add(account);
        connects++;
        world.bench.connect(world.nodes.get(0), user, account, Duration.ZERO);
    }

    private void edit() {
        Instant now = Instant.now();
        switch (chance.nextInt(5)) {
            case 0 -> change("settings", row -> row.replaceSettings("{\"edit\":" + connects + "}", now));
            case 1 -> change("refused", row -> row.authenticationFailed("http_401", "refused", now));
            case 2 -> change("works", row -> row.authenticationWorked(now));
            case 3 -> reset();
            default -> use();
        }
    }

    private void change(String what, Consumer<Integration> change) {
        tell(what);
        node().change(id, change);
    }

    private void reset() {
        tell("errors reset");
        OrganizationScope.within(
                ACME,
                () -> node().bean(Edits.class)
                        .resetErrors(new UserId(user), world.type, new Actor(Actor.Kind.USER, user)));
    }

    private void use() {
        tell("use is written");
        node().bean(LastUses.class).write();
    }

    /** A node claims the row and dies: before it asks, or when the vendor has answered. */
    private void die() {
        AccessBench node = node();
        Optional<RefreshClaim> claim = node.bean(Leases.class).claimAnyway(new Leases.RowKey(ACME, id), LEASE);
        claim.ifPresent(held -> {
            boolean asks = chance.nextBoolean();
            tell("a node dies" + (asks ? " with the answer" : ""));
            if (asks) {
                Secret sent = Objects.requireNonNull(node.bean(TokenSeals.class).refreshToken(ACME, id, held.tokens()));
                world.gate.letNext(Verdict.LOST, sent.reveal());
                Stages.failure(
                        world.bench.dialect.refresh(Vendors.client(world.bench.dialect), sent), RuntimeException.class);
            }
            world.endLease(id);
        });
    }

    /** The lease of a node that lives on ends, as when it stood still for longer than that. */
    private void overtake() {
        if (world.gate.holds() && chance.nextInt(3) == 0) {
            tell("the lease ends");
            overtaken = true;
            world.endLease(id);
        }
    }

    private void race() {
        world.gate.take().ifPresent(call -> {
            tell("at once: answered and");
            CompletableFuture<Void> answered = CompletableFuture.runAsync(() -> call.finish(Verdict.ANSWERED));
            switch (chance.nextInt(3)) {
                case 0 -> disconnect();
                case 1 -> connect(world.bench.account());
                default -> edit();
            }
            answered.join();
            world.written(id);
        });
    }

    /** The access token's hour is over. */
    private void expire() {
        tell("the token expires");
        world.sql(
                "UPDATE integrations SET token_expiry = now() - interval '1 second'"
                        + " WHERE id = :id AND token_expiry IS NOT NULL",
                id);
    }

    /** Everything that happened, for whoever looks for the reason of a failure. */
    @Override
    public String toString() {
        return String.join(", ", told) + " (" + TYPE + ")";
    }
}
