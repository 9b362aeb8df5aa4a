package io.teamlabs.integrations.ratelimit.control;

import static java.util.concurrent.TimeUnit.MILLISECONDS;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.teamlabs.integrations.platform.ServerPorts;
import io.teamlabs.integrations.platform.Workbench;
import io.teamlabs.integrations.ratelimit.entity.Allowance;
import io.teamlabs.integrations.ratelimit.entity.Ask;
import io.teamlabs.integrations.ratelimit.entity.Demand;
import io.teamlabs.integrations.ratelimit.entity.Observation;
import io.teamlabs.integrations.ratelimit.entity.Quota;
import io.teamlabs.integrations.ratelimit.entity.QuotaKey;
import io.teamlabs.integrations.ratelimit.entity.Reply;
import io.teamlabs.integrations.ratelimit.entity.SharedBucket;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.postgresql.ds.PGSimpleDataSource;

/** Over a real PostgreSQL, with the application's role. */
class DatabaseLedgerTest {

    private static final Duration HOUR = Duration.ofHours(1);

    private final Workbench workbench = LedgerStage.node();
    private final DatabaseLedger ledger = workbench.bean(DatabaseLedger.class);

    @AfterEach
    void close() {
        workbench.close();
        Workbench.asOwner("TRUNCATE quota_buckets");
    }

    private static Quota quota(String endpoints, int burst) {
        return new Quota(QuotaKey.ofApp("slack", "client", endpoints), new Allowance(1_000, HOUR, burst));
    }

    private static Ask ask(Quota quota, String tenant, int tokens) {
        return new Ask(quota, Map.of(tenant, new Demand(tokens, 1)), 0, 0, null);
    }

    private int granted(String node, Quota quota, String tenant, int tokens) {
        Reply reply = ledger.exchange(node, List.of(ask(quota, tenant, tokens))).get(0);
        return reply.granted().getOrDefault(tenant, 0);
    }

    @Test
    void manyQuotasAreServedInOneExchangeInTheOrderOfTheAsks() {
        List<Ask> asks = new ArrayList<>();
        for (int number = 0; number < 50; number++) {
            asks.add(ask(quota("class-" + (97 * number) % 50, 100), "a", number + 1));
        }

        List<Reply> replies = ledger.exchange("n", asks);

        for (int number = 0; number < 50; number++) {
            assertThat(replies.get(number).granted()).containsEntry("a", number + 1);
        }
        assertThat(Workbench.askOwner("SELECT count(*) FROM quota_buckets")).containsExactly("50");
    }

    @Test
    void nodesThatAskAtTheSameMomentNeverGetMoreThanThereIs() {
        Quota contested = quota("contested", 100);
        List<CompletableFuture<Integer>> nodes = new ArrayList<>();
        for (int node = 0; node < 16; node++) {
            String name = "node-" + node;
            nodes.add(CompletableFuture.supplyAsync(() -> {
                int all = 0;
                for (int round = 0; round < 10; round++) {
                    all += granted(name, contested, name, 3);
                }
                return all;
            }));
        }

        int all = nodes.stream().mapToInt(CompletableFuture::join).sum();

        assertThat(all).isBetween(90, 102); // and one more for each 3.6 s that this takes
    }

    @Test
    void whatOneNodeSawAllOthersKnow() {
        Quota quota = quota("blocked", 100);
        Observation seen = new Observation.Blocked(Instant.now().plusSeconds(90));
        ledger.exchange("n", List.of(new Ask(quota, Map.of(), 0, 0, seen)));

        Reply reply = ledger.exchange("m", List.of(ask(quota, "a", 1))).get(0);

        assertThat(reply.granted()).isEmpty();
        assertThat(reply.closedFor()).isBetween(Duration.ofSeconds(60), Duration.ofSeconds(95));
    }

    @Test
    void deadRowsAreForgottenAndLiveOnesKept() {
        granted("n", quota("live", 100), "a", 50);
        granted("n", quota("dead", 100), "a", 1);
        Workbench.asOwner("UPDATE quota_buckets SET dead_at = now() - interval '2 minutes' WHERE key LIKE '%dead'");

        assertThat(workbench.bean(OldBuckets.class).forget()).isEqualTo(1);
        assertThat(Workbench.askOwner("SELECT key FROM quota_buckets")).containsExactly("slack|client|*|live");
    }

    @Test
    void databaseThatCannotBeReachedIsAwayAndCallsGoOnWithoutIt() throws Exception {
        PGSimpleDataSource gone = new PGSimpleDataSource();
        gone.setUrl("jdbc:postgresql://localhost:" + ServerPorts.free() + "/gone");
        QuotaBuckets buckets = new QuotaBuckets();
        buckets.dataSource = gone;
        DatabaseLedger away = new DatabaseLedger();
        away.buckets = buckets;
        away.clock = Clock.systemUTC();
        ScheduledExecutorService threads = Executors.newScheduledThreadPool(2);
        Exchanges exchanges = new Exchanges(away, new LoneLedger(away.clock, 1), away.clock);
        Threads two = new Threads(threads, (time, task) -> {
            ScheduledFuture<?> unused = threads.schedule(task, time.toMillis(), MILLISECONDS);
        });
        NodeLimiter node = new NodeLimiter(exchanges, away.clock, two, 10);

        assertThatThrownBy(() -> away.exchange("n", List.of(ask(quota("all", 1), "a", 1))))
                .isInstanceOf(Ledger.Away.class);
        Quota quick =
                new Quota(QuotaKey.ofApp("slack", "client", "quick"), new Allowance(600, Duration.ofMinutes(1), 5));
        assertThat(node.acquire(List.of(quick.charge(1)), "a", Duration.ofSeconds(10))
                        .toCompletableFuture()
                        .get(10, SECONDS))
                .isNotNull();
        threads.shutdownNow();
    }

    @Test
    void rowThatCameAnewIsNotTakenForItsPredecessor() {
        QuotaBuckets buckets = workbench.bean(QuotaBuckets.class);
        Quota quota = quota("again", 100);
        String key = quota.key().text();
        granted("n", quota, "a", 1);
        QuotaBuckets.Found old = buckets.read(List.of(key));
        Workbench.asOwner("DELETE FROM quota_buckets");
        granted("n", quota, "a", 1);

        assertThat(buckets.write(Map.of(key, old.next(key, SharedBucket.full(old.now())))))
                .isEmpty();
    }
}
