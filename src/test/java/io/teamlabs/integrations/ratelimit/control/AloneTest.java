package io.teamlabs.integrations.ratelimit.control;

import static io.teamlabs.integrations.ratelimit.control.Stage.quota;
import static org.assertj.core.api.Assertions.assertThat;

import io.teamlabs.integrations.ratelimit.entity.Permit;
import io.teamlabs.integrations.ratelimit.entity.Quota;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

/** The database is away: each node goes on with its part of every quota. */
class AloneTest {

    private static final Duration MINUTE = Duration.ofMinutes(1);

    private final Stage stage = new Stage();
    private final Quota quota = quota("all", 240, MINUTE, 8);
    private final Traffic traffic = new Traffic();

    private void callOn(NodeLimiter node) {
        node.acquire(List.of(quota.charge(1)), "a", MINUTE.multipliedBy(30)).thenAccept(permit -> {
            traffic.arrived("a", stage.time.instant());
            callOn(node);
        });
    }

    @Test
    void fourNodesAloneTogetherKeepToTheQuotaAndUseIt() {
        stage.ledger.away = true;
        for (int node = 0; node < 4; node++) {
            NodeLimiter each = stage.node();
            for (int call = 0; call < 10; call++) {
                callOn(each);
            }
        }

        stage.time.pass(MINUTE.multipliedBy(5));

        assertThat(traffic.mostWithin(MINUTE)).isLessThanOrEqualTo(240);
        assertThat(traffic.count()).isGreaterThan(5 * 240 * 8 / 10);
    }

    @Test
    void whatWasSpentAloneIsChargedWhenTheDatabaseIsBack() {
        NodeLimiter node = stage.node();
        for (int call = 0; call < 10; call++) {
            callOn(node);
        }
        for (int round = 0; round < 5; round++) {
            stage.time.pass(Duration.ofSeconds(20));
            stage.ledger.away = true;
            stage.time.pass(Duration.ofSeconds(20));
            stage.ledger.away = false;
        }

        assertThat(traffic.mostWithin(MINUTE)).isLessThanOrEqualTo(240);
    }

    @Test
    void exchangeThatHangsInTheDatabaseDoesNotHoldUpTheCalls() throws InterruptedException {
        CountDownLatch entered = new CountDownLatch(1);
        CountDownLatch back = new CountDownLatch(1);
        VirtualTime time = stage.time;
        Ledger hanging = (name, asks) -> {
            entered.countDown();
            awaitUninterruptibly(back);
            throw new Ledger.Away("timed out at last");
        };
        AtomicBoolean first = new AtomicBoolean(true);
        Executor executor = task -> {
            if (first.getAndSet(false)) {
                new Thread(task, "hanging").start();
            } else {
                time.after(Duration.ZERO, task);
            }
        };
        Exchanges exchanges = new Exchanges(hanging, new LoneLedger(time, 4), time);
        NodeLimiter node = new NodeLimiter(exchanges, time, new Threads(executor, time::after), 100);

        CompletableFuture<Permit> call = stage.acquire(node, quota, "a", MINUTE);
        assertThat(entered.await(10, TimeUnit.SECONDS)).isTrue();
        stage.queue(node, quota, "a", MINUTE);
        time.pass(Duration.ofSeconds(5));

        assertThat(call).matches(Stage::isGranted);
        back.countDown();
    }

    private static void awaitUninterruptibly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }
}
