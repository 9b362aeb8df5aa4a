package io.teamlabs.integrations.ratelimit.control;

import static io.teamlabs.integrations.ratelimit.control.Stage.isGranted;
import static io.teamlabs.integrations.ratelimit.control.Stage.quota;
import static io.teamlabs.integrations.ratelimit.control.Stage.refusal;
import static org.assertj.core.api.Assertions.assertThat;

import io.teamlabs.integrations.problem.ProblemException;
import io.teamlabs.integrations.problem.ProblemKind;
import io.teamlabs.integrations.ratelimit.entity.Observation;
import io.teamlabs.integrations.ratelimit.entity.Permit;
import io.teamlabs.integrations.ratelimit.entity.Quota;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class NodeLimiterTest {

    private static final Duration SECOND = Duration.ofSeconds(1);
    private static final Duration MINUTE = Duration.ofMinutes(1);

    private final Stage stage = new Stage();
    private final NodeLimiter node = stage.node();

    /** One call each second or so, one at once. */
    private final Quota slow = quota("slow", 60, MINUTE, 1);

    @Test
    void callsWithinTheBurstGoAtOnceAndTheNextWaitsForItsToken() {
        Quota three = quota("three", 60, MINUTE, 3);
        stage.fill(node, three);

        List<CompletableFuture<Permit>> calls = new ArrayList<>();
        for (int call = 0; call < 4; call++) {
            calls.add(stage.acquire(node, three, "a", MINUTE));
        }
        stage.time.settle();

        assertThat(calls.subList(0, 3)).allMatch(Stage::isGranted);
        assertThat(calls.get(3)).isNotDone();
        stage.time.pass(three.allowance().pace().period());
        assertThat(calls.get(3)).matches(Stage::isGranted);
    }

    @Test
    void callThatWouldWaitLongerThanItsPatienceIsRefusedAtOnce() {
        stage.fill(node, slow);
        for (int call = 0; call < 10; call++) {
            stage.queue(node, slow, "a", MINUTE);
        }
        stage.time.settle();

        ProblemException refusal = refusal(stage.acquire(node, slow, "a", Duration.ofSeconds(5)));

        assertThat(refusal.kind()).isEqualTo(ProblemKind.RATE_LIMITED);
        assertThat(refusal.retryAfter()).isBetween(Duration.ofSeconds(9), Duration.ofSeconds(12));
        assertThat(refusal.members()).containsEntry("provider", "github").containsEntry("limit", "slow");
    }

    @Test
    void anotherTenantIsNotRefusedForTheQueueOfTheFirst() {
        stage.fill(node, slow);
        for (int call = 0; call < 50; call++) {
            stage.queue(node, slow, "noisy", MINUTE.multipliedBy(2));
        }
        stage.time.settle();

        CompletableFuture<Permit> quiet = stage.acquire(node, slow, "quiet", Duration.ofSeconds(5));
        stage.time.pass(Duration.ofSeconds(3));

        assertThat(quiet).matches(Stage::isGranted);
    }

    @Test
    void callsThatCameBeforeAnythingWasKnownAreRefusedOnceTheirWaitIsKnown() {
        List<CompletableFuture<Permit>> calls = new ArrayList<>();
        for (int call = 0; call < 10; call++) {
            calls.add(stage.acquire(node, slow, "a", Duration.ofSeconds(4)));
        }
        stage.time.settle();

        assertThat(calls.stream().filter(CompletableFuture::isCompletedExceptionally))
                .hasSizeBetween(5, 8);
        stage.time.pass(Duration.ofSeconds(4));
        assertThat(calls.stream().filter(Stage::isGranted)).hasSizeBetween(2, 4);
        assertThat(calls).allMatch(CompletableFuture::isDone);
    }

    @Test
    void patienceThatEndsEndsTheWait() {
        stage.fill(node, slow);
        stage.queue(node, slow, "a", MINUTE);
        CompletableFuture<Permit> first = stage.acquire(node, slow, "a", Duration.ofMillis(1_100));
        stage.time.settle();
        node.learn(slow, new Observation.Blocked(stage.time.instant().plus(MINUTE)));

        stage.time.pass(Duration.ofSeconds(2));

        assertThat(refusal(first).retryAfter()).isGreaterThan(Duration.ofSeconds(50));
    }

    @Test
    void cancelledCallLeavesItsTokenToTheNext() {
        stage.fill(node, slow);
        stage.queue(node, slow, "a", MINUTE);
        CompletableFuture<Permit> cancelled = stage.acquire(node, slow, "a", MINUTE);
        CompletableFuture<Permit> next = stage.acquire(node, slow, "b", MINUTE);
        stage.time.settle();

        cancelled.cancel(false);
        stage.time.pass(SECOND.plusMillis(500));

        assertThat(next).matches(Stage::isGranted);
    }

    @Test
    void permitGivenBackGoesToWhoeverWaitsAndOnlyOnce() {
        stage.fill(node, slow);
        CompletableFuture<Permit> held = stage.acquire(node, slow, "a", MINUTE);
        stage.time.settle();
        CompletableFuture<Permit> second = stage.acquire(node, slow, "b", MINUTE);
        CompletableFuture<Permit> third = stage.acquire(node, slow, "c", MINUTE);

        held.join().giveBack();
        held.join().giveBack();
        stage.time.settle();

        assertThat(List.of(isGranted(second), isGranted(third))).containsExactlyInAnyOrder(true, false);
    }

    @Test
    void refusalOfTheProviderStopsBothNodesUntilItsTime() {
        NodeLimiter other = stage.node();
        Quota quota = quota("many", 6_000, MINUTE, 300);
        stage.fill(node, quota);
        node.learn(quota, new Observation.Blocked(stage.time.instant().plusSeconds(30)));
        stage.time.settle();

        assertThat(refusal(stage.acquire(node, quota, "a", SECOND)).retryAfter())
                .isBetween(Duration.ofSeconds(29), Duration.ofSeconds(30));
        CompletableFuture<Permit> elsewhere = stage.acquire(other, quota, "a", MINUTE);
        stage.time.pass(Duration.ofSeconds(29));
        assertThat(elsewhere).isNotDone();
        stage.time.pass(Duration.ofSeconds(2));
        assertThat(elsewhere).matches(Stage::isGranted);
    }

    @Test
    void noMoreCallsGoThanTheProviderSaysAreLeft() {
        Quota quota = quota("core", 5_000, Duration.ofHours(1), 500);
        stage.fill(node, quota);
        node.learn(quota, new Observation.Left(7, stage.time.instant().plusSeconds(600)));
        stage.time.settle();

        List<CompletableFuture<Permit>> calls = new ArrayList<>();
        for (int call = 0; call < 20; call++) {
            calls.add(stage.acquire(node, quota, "a", Duration.ofSeconds(5)));
        }
        stage.time.pass(Duration.ofSeconds(10));

        assertThat(calls.stream().filter(Stage::isGranted)).hasSize(7);
        assertThat(refusal(calls.get(19)).retryAfter()).isGreaterThan(Duration.ofSeconds(500));
    }

    @Test
    void callNeedsAllOfItsQuotasAndTakesNothingWhileOneIsLacking() {
        Quota wide = quota("wide", 600, MINUTE, 100);
        stage.fill(node, slow);
        stage.fill(node, wide);
        for (int call = 0; call < 5; call++) {
            node.acquire(List.of(slow.charge(1), wide.charge(1)), "a", MINUTE);
        }
        stage.time.settle();

        CompletableFuture<Permit> free = stage.acquire(node, wide, "b", SECOND);
        stage.time.pass(Duration.ofSeconds(6));

        assertThat(free).matches(Stage::isGranted);
        assertThat(stage.acquire(node, slow, "a", Duration.ofSeconds(2))).isNotCompletedExceptionally();
    }

    @Test
    void twoScarceQuotasTogetherStillLetCallsThrough() {
        Quota other = quota("other", 60, MINUTE, 1);
        List<CompletableFuture<Permit>> calls = new ArrayList<>();
        for (int call = 0; call < 10; call++) {
            calls.add(node.acquire(List.of(slow.charge(1), other.charge(1)), "a", MINUTE)
                    .toCompletableFuture());
            stage.queue(node, other, "b", MINUTE);
        }

        stage.time.pass(Duration.ofSeconds(40));

        assertThat(calls.stream().filter(Stage::isGranted)).hasSizeGreaterThanOrEqualTo(8);
    }

    @Test
    void dearCallIsNotStarvedByCheapOnes() {
        Quota points = quota("points", 60, MINUTE, 6);
        stage.fill(node, points);
        for (int call = 0; call < 60; call++) {
            stage.queue(node, points, "cheap", MINUTE.multipliedBy(2));
        }
        CompletableFuture<Permit> dear =
                node.acquire(List.of(points.charge(5)), "dear", MINUTE).toCompletableFuture();

        stage.time.pass(Duration.ofSeconds(20));

        assertThat(dear).matches(Stage::isGranted);
    }

    @Test
    void costBeyondTheBurstIsServedAndOwed() {
        Quota points = quota("points", 60, MINUTE, 2);
        stage.fill(node, points);

        CompletableFuture<Permit> dear =
                node.acquire(List.of(points.charge(5)), "a", SECOND).toCompletableFuture();
        stage.time.settle();
        assertThat(dear).matches(Stage::isGranted);

        CompletableFuture<Permit> next = stage.acquire(node, points, "a", MINUTE);
        stage.time.pass(Duration.ofSeconds(3));
        assertThat(next).isNotDone();
        stage.time.pass(Duration.ofSeconds(3));
        assertThat(next).matches(Stage::isGranted);
    }

    @Test
    void queueIsBoundedAndOneTenantHasATenthOfIt() {
        NodeLimiter small = stage.node(20);
        stage.fill(small, slow);
        List<CompletableFuture<Permit>> mine = new ArrayList<>();
        for (int call = 0; call < 4; call++) {
            mine.add(stage.acquire(small, slow, "noisy", MINUTE));
        }

        assertThat(mine.stream().filter(CompletableFuture::isCompletedExceptionally))
                .hasSize(2);
        assertThat(stage.acquire(small, slow, "quiet", MINUTE)).isNotDone();
    }

    @Test
    void farFromTheLimitMostCallsNeedNoExchange() {
        Quota quota = quota("core", 5_000, Duration.ofHours(1), 500);
        stage.fill(node, quota);
        stage.ledger.exchanges = 0;

        List<CompletableFuture<Permit>> calls = new ArrayList<>();
        for (int call = 0; call < 300; call++) {
            calls.add(stage.acquire(node, quota, "a", SECOND));
            stage.time.pass(Duration.ofMillis(100));
        }

        assertThat(calls).allMatch(Stage::isGranted);
        assertThat(stage.ledger.exchanges).isLessThan(30);
    }

    @Test
    void stoppedNodeLetsItsWaitingCallsGo() {
        stage.fill(node, slow);
        stage.queue(node, slow, "a", MINUTE);
        CompletableFuture<Permit> waiting = stage.acquire(node, slow, "a", MINUTE);
        stage.time.settle();

        node.stop();

        assertThat(refusal(waiting).kind()).isEqualTo(ProblemKind.UNAVAILABLE);
    }
}
