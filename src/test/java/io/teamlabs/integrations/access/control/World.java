package io.teamlabs.integrations.access.control;

import static io.teamlabs.integrations.access.control.AccessBench.ACME;
import static io.teamlabs.integrations.access.control.AccessBench.TYPE;
import static io.teamlabs.integrations.access.control.AccessBench.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.teamlabs.integrations.access.entity.FreshToken;
import io.teamlabs.integrations.catalog.entity.CatalogType;
import io.teamlabs.integrations.connection.control.TokenSeals;
import io.teamlabs.integrations.connection.entity.ErrorCode;
import io.teamlabs.integrations.connection.entity.Integration;
import io.teamlabs.integrations.connection.entity.IntegrationStatus;
import io.teamlabs.integrations.connection.entity.SealedTokens;
import io.teamlabs.integrations.oauth.control.ProviderDialect;
import io.teamlabs.integrations.platform.Secret;
import io.teamlabs.integrations.provider.Vendors;
import io.teamlabs.integrations.revocation.control.Revocations;
import io.teamlabs.integrations.simulator.grant.IssuedToken;
import jakarta.persistence.EntityManager;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.stream.Collectors;

/** One vendor and two nodes; histories pass through it one after the other. */
final class World implements AutoCloseable {

    final VendorBench bench;
    final List<AccessBench> nodes;
    final Gate gate = new Gate();
    final CatalogType type = new CatalogType(TYPE, 1, "Notes", "Notes", null, true, null, null);

    World(Function<Vendors, ProviderDialect> vendor) {
        bench = VendorBench.beside(vendor, "REFRESH_READ_WAIT", "10s");
        nodes = List.of(
                bench.node.listening(),
                bench.anotherNode("REFRESH_READ_WAIT", "10s").listening());
        bench.simulator.program(gate.before(bench.tokenCall()));
    }

    /** Runs one history to its end and holds it against the state table; fails with all that happened. */
    void run(long seed) {
        gate.close();
        History history = new History(this, seed);
        gate.ask(token -> token.equals(bench.refreshToken(history.id)));
        try {
            history.run();
            assertThat(gate.takeTogether() == 0 || history.overtaken)
                    .as("one call of a grant at a time")
                    .isTrue();
            end(history);
            check(history);
        } catch (AssertionError | RuntimeException failed) {
            String versions =
                    RowVersion.of(history.id).stream().map(RowVersion::toString).collect(Collectors.joining("\n"));
            throw new AssertionError(history + "\n" + versions, failed);
        }
    }

    /** All that is under way ends, nobody dies any more, and what is stored is tried once more. */
    private void end(History history) {
        gate.open();
        for (CompletableFuture<FreshToken> asked : history.asked) {
            while (!ends(asked)) {
                if (idle()) {
                    endLease(history.id);
                }
            }
        }
        patiently(this::idle);
        endLease(history.id);
        sql("UPDATE integrations SET refresh_at = now() WHERE id = :id AND refresh_at IS NOT NULL", history.id);
        nodes.get(0).bean(DueRefreshes.class).begin();
        patiently(this::idle);
        patiently(this::isRevoked);
    }

    private static boolean ends(CompletableFuture<FreshToken> asked) {
        try {
            asked.handle((token, failure) -> true).get(20, TimeUnit.MILLISECONDS);
            return true;
        } catch (TimeoutException notYet) {
            return false;
        } catch (InterruptedException | ExecutionException failed) {
            throw new AssertionError(failed);
        }
    }

    private boolean idle() {
        return nodes.stream().allMatch(node -> node.bean(Slots.class).awaitIdle(Duration.ofMillis(50)));
    }

    /** Works off what is to be revoked at this vendor; returns whether there was nothing. */
    private boolean isRevoked() {
        String ours = " FROM pending_revocations WHERE provider = '" + bench.dialect.provider() + "'";
        found("SELECT id" + ours + " AND lease_id IS NULL")
                .forEach(id -> await(bench.node.bean(Revocations.class).workOff(ACME, id)));
        return found("SELECT id" + ours).isEmpty();
    }

    private void check(History history) {
        List<RowVersion> versions = RowVersion.of(history.id);
        new StateTable(bench.dialect.rotatesRefreshTokens(), history.overtaken).check(versions, history.connects);
        Integration row = bench.node.row(history.id);
        if (row.isConnected()) {
            assertThat(row.status()).isEqualTo(IntegrationStatus.ACTIVE);
            assertThat(bench.holdsALivingToken(history.id))
                    .as("the vendor honours what the row holds")
                    .isTrue();
            String token = await(bench.node.read(history.user)).accessToken().reveal();
            assertThat(bench.simulator.worksAccessToken(token))
                    .as("a reader's token works")
                    .isTrue();
        } else {
            assertThat(row.status()).isEqualTo(IntegrationStatus.REVOKED);
            lossIsSaid(row, versions);
        }
        nothingIsLostInSilence(history);
    }

    /** Where the answer to the last refresh was lost, the row may not say that the vendor ended the grant by itself. */
    private void lossIsSaid(Integration row, List<RowVersion> versions) {
        if (bench.dialect.rotatesRefreshTokens() && ErrorCode.GRANT_GONE.equals(row.lastErrorCode())) {
            SealedTokens last = versions.stream()
                    .filter(RowVersion::connected)
                    .reduce((earlier, later) -> later)
                    .map(RowVersion::tokens)
                    .orElseThrow();
            Secret sent = bench.node.bean(TokenSeals.class).refreshToken(ACME, row.id(), last);
            assertThat(gate.isSentInVain(Objects.requireNonNull(sent).reveal()))
                    .as("the answer to the last refresh was lost, and the row says grant_gone")
                    .isFalse();
        }
    }

    /** What a reader gets; empty where that is a problem. Another node's write is heard a moment later. */
    static String read(AccessBench node, History history) {
        return node.read(history.user)
                .handle((token, problem) ->
                        problem == null ? token.accessToken().reveal() : "")
                .toCompletableFuture()
                .join();
    }

    /** What lives at the vendor is in the row, or nobody heard of it, or it is another authorization's of the same account. */
    private void nothingIsLostInSilence(History history) {
        String held = bench.refreshToken(history.id);
        for (String account : Set.copyOf(history.accounts)) {
            List<IssuedToken> working = bench.simulator.workingTokens(account);
            Set<String> known = new HashSet<>();
            working.stream()
                    .filter(token -> token.value().equals(held) || gate.isUnheard(token.value()))
                    .forEach(token -> known.add(token.family()));
            boolean spared = !bench.dialect.revokeReplacedTokensOfSameAccount()
                    && history.accounts.stream().filter(account::equals).count() > 1;
            assertThat(working)
                    .as("tokens of " + account + " that are neither held nor revoked")
                    .allMatch(token -> spared || known.contains(token.family()));
        }
    }

    /** Waits until what was begun has reached the vendor, or has ended, but not for long: it may wait for a lease. */
    void settle(UUID id, CompletableFuture<?> stage) {
        briefly(() -> gate.holds() || stage.isDone());
        written(id);
    }

    /** Waits until no call is under way of which nothing is held, but not for long. */
    void written(UUID id) {
        briefly(() -> gate.holds() || !isClaimed(id));
    }

    private boolean isClaimed(UUID id) {
        return !found("SELECT id FROM integrations WHERE lease_id IS NOT NULL AND refresh_at > now() AND id = '" + id
                        + "'")
                .isEmpty();
    }

    private static void briefly(BooleanSupplier holds) {
        long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(40);
        while (System.nanoTime() < end && !holds.getAsBoolean()) {
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(1));
        }
    }

    private static void patiently(BooleanSupplier holds) {
        AccessBench.until(holds);
    }

    void endLease(UUID id) {
        sql(
                "UPDATE integrations SET refresh_at = now() - interval '1 second' WHERE id = :id AND lease_id IS NOT NULL",
                id);
    }

    /** Runs a statement with the application's role in the organization. */
    void sql(String statement, UUID id) {
        bench.node.within(() -> bench.node
                .bean(EntityManager.class)
                .createNativeQuery(statement)
                .setParameter("id", id)
                .executeUpdate());
    }

    private List<UUID> found(String query) {
        List<UUID> found = new ArrayList<>();
        bench.node.within(() -> {
            for (Object id : bench.node
                    .bean(EntityManager.class)
                    .createNativeQuery(query, UUID.class)
                    .getResultList()) {
                found.add((UUID) id);
            }
        });
        return found;
    }

    @Override
    public void close() {
        nodes.get(1).close();
        bench.close();
    }
}
