package io.teamlabs.integrations.ratelimit.entity;

import static org.assertj.core.api.Assertions.assertThat;

import io.teamlabs.integrations.ratelimit.entity.SharedBucket.Exchanged;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class SharedBucketTest {

    private static final Instant NOW = Instant.parse("2026-11-28T12:00:00Z");
    private static final Pace PACE = new Pace(Duration.ofSeconds(1), 10);
    private static final Quota QUOTA =
            new Quota(QuotaKey.ofApp("github", "client", "all"), new Allowance(60, Duration.ofMinutes(1), 10));

    private SharedBucket bucket = SharedBucket.full(NOW);
    private Instant now = NOW;

    private Reply ask(String node, Map<String, Integer> waiting, int spare, int spent, @Nullable Observation seen) {
        Map<String, Demand> demands = new HashMap<>();
        waiting.forEach((tenant, tokens) -> demands.put(tenant, new Demand(tokens, 1)));
        Exchanged exchanged = bucket.exchange(new Ask(QUOTA, demands, spare, spent, seen), node, PACE, now);
        bucket = exchanged.bucket();
        return exchanged.reply();
    }

    private Reply ask(String node, Map<String, Integer> waiting) {
        return ask(node, waiting, 0, 0, null);
    }

    private void pass(Duration time) {
        now = now.plus(time);
    }

    @Test
    void bucketGivesItsBurstAndThenOneTokenEachPeriod() {
        assertThat(ask("n", Map.of("a", 25)).granted()).containsEntry("a", 10);
        assertThat(ask("n", Map.of("a", 15)).granted()).isEmpty();
        pass(Duration.ofMillis(2_999));
        assertThat(ask("n", Map.of("a", 15)).granted()).containsEntry("a", 2);
        pass(Duration.ofMillis(1));
        assertThat(ask("n", Map.of("a", 13)).granted()).containsEntry("a", 1);
    }

    @Test
    void replySaysWhenTheNextTokenComes() {
        ask("n", Map.of("a", 10));

        assertThat(ask("n", Map.of("a", 1)).readyIn()).isEqualTo(Duration.ofSeconds(1));
        assertThat(ask("m", Map.of("b", 1)).readyIn()).isEqualTo(Duration.ofSeconds(2));
        assertThat(ask("m", Map.of()).readyIn()).isNull();
    }

    @Test
    void tokensGoInTurnToTenantsOfBothNodesAndWaitForTheNodeThatDoesNotAsk() {
        ask("n", Map.of("a", 10));
        ask("n", Map.of("a", 20));
        ask("m", Map.of("b", 20));
        pass(Duration.ofMillis(1_500));
        ask("m", Map.of("b", 20));
        pass(Duration.ofMillis(500));
        int a = 0;
        int b = 0;
        for (int second = 0; second < 20; second++) {
            a += ask("n", Map.of("a", 20)).granted().getOrDefault("a", 0);
            b += ask("m", Map.of("b", 20)).granted().getOrDefault("b", 0);
            pass(Duration.ofSeconds(1));
        }

        assertThat(a).isBetween(10, 11);
        assertThat(b).isBetween(10, 11);
    }

    @Test
    void nodeThatIsGoneHoldsNobodyUpForLong() {
        ask("n", Map.of("a", 10));
        ask("gone", Map.of("b", 5));
        pass(SharedBucket.DEMAND_HOLDS);

        assertThat(ask("n", Map.of("a", 2)).granted()).containsEntry("a", 2);
    }

    @Test
    void dearPortionIsWaitedForAndNotOvertaken() {
        ask("n", Map.of("a", 10));
        Map<String, Demand> demands = Map.of("cheap", new Demand(8, 1), "dear", new Demand(5, 5));
        int cheap = 0;
        int dear = 0;
        for (int second = 0; second < 8; second++) {
            Exchanged exchanged = bucket.exchange(new Ask(QUOTA, demands, 0, 0, null), "n", PACE, now);
            bucket = exchanged.bucket();
            cheap += exchanged.reply().granted().getOrDefault("cheap", 0);
            dear += exchanged.reply().granted().getOrDefault("dear", 0);
            pass(Duration.ofSeconds(1));
        }

        assertThat(dear).isEqualTo(5);
        assertThat(cheap).isEqualTo(2);
    }

    @Test
    void spareIsAPartOfWhatIsThereAndNothingWhileSomebodyWaits() {
        assertThat(ask("n", Map.of(), 100, 0, null).spare()).isEqualTo(2);
        assertThat(ask("n", Map.of("a", 30), 100, 0, null).spare()).isZero();
        pass(Duration.ofSeconds(1));
        assertThat(ask("m", Map.of(), 100, 0, null).spare()).isZero();
    }

    @Test
    void whatWasSpentElsewhereIsOwed() {
        ask("n", Map.of(), 0, 15, null);

        assertThat(ask("n", Map.of("a", 1)).readyIn()).isEqualTo(Duration.ofSeconds(6));
    }

    @Test
    void nothingIsGivenUntilTheProviderWantsCallsAgain() {
        ask("n", Map.of(), 0, 0, new Observation.Blocked(NOW.plusSeconds(40)));

        Reply closed = ask("m", Map.of("a", 1));
        assertThat(closed.granted()).isEmpty();
        assertThat(closed.closedFor()).isEqualTo(Duration.ofSeconds(40));
        assertThat(closed.readyIn()).isEqualTo(Duration.ofSeconds(40));
        pass(Duration.ofSeconds(40));
        assertThat(ask("m", Map.of("a", 1)).granted()).containsEntry("a", 1);
    }

    @Test
    void earlierEndDoesNotShortenABlockAndNoneIsLongerThanAnHour() {
        ask("n", Map.of(), 0, 0, new Observation.Blocked(NOW.plus(Duration.ofDays(3))));
        ask("n", Map.of(), 0, 0, new Observation.Blocked(NOW.plusSeconds(1)));

        assertThat(ask("n", Map.of("a", 1)).readyIn()).isEqualTo(Duration.ofHours(1));
    }

    @Test
    void whatIsLeftOnlyShrinksUntilTheReset() {
        ask("n", Map.of(), 0, 0, new Observation.Left(3, NOW.plusSeconds(60)));
        assertThat(ask("n", Map.of("a", 5), 0, 0, new Observation.Left(4, NOW.plusSeconds(60)))
                        .granted())
                .containsEntry("a", 3);
        Reply spent = ask("n", Map.of("a", 2), 0, 0, new Observation.Left(9, NOW.plusSeconds(60)));
        assertThat(spent.granted()).isEmpty();
        assertThat(spent.readyIn()).isEqualTo(Duration.ofSeconds(60));
        pass(Duration.ofSeconds(60));
        assertThat(ask("n", Map.of("a", 2)).granted()).containsEntry("a", 2);
    }

    @Test
    void deadBucketIsAsGoodAsAFullOne() {
        ask("n", Map.of("a", 4), 0, 0, new Observation.Left(30, NOW.plusSeconds(5)));

        assertThat(bucket.deadAt()).isEqualTo(NOW.plusSeconds(5));
        pass(Duration.ofSeconds(5));
        assertThat(ask("n", Map.of("a", 12)).granted())
                .isEqualTo(SharedBucket.full(now)
                        .exchange(new Ask(QUOTA, Map.of("a", new Demand(12, 1)), 0, 0, null), "n", PACE, now)
                        .reply()
                        .granted());
    }

    @Test
    void whoLeavesAndComesAgainGainsNothing() {
        ask("n", Map.of("noisy", 10));
        int noisy = 0;
        int quiet = 0;
        for (int second = 0; second < 20; second++) {
            Map<String, Integer> waiting = second % 2 == 0 ? Map.of("noisy", 5, "quiet", 5) : Map.of("quiet", 5);
            Reply reply = ask("n", waiting);
            noisy += reply.granted().getOrDefault("noisy", 0);
            quiet += reply.granted().getOrDefault("quiet", 0);
            pass(Duration.ofSeconds(1));
        }

        assertThat(noisy).isLessThanOrEqualTo(quiet);
    }
}
