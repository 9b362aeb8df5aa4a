package io.teamlabs.integrations.access.control;

import static io.teamlabs.integrations.access.control.AccessBench.HOUR;
import static io.teamlabs.integrations.access.control.AccessBench.answer;
import static io.teamlabs.integrations.access.control.AccessBench.await;
import static io.teamlabs.integrations.access.control.AccessBench.key;
import static io.teamlabs.integrations.access.control.AccessBench.until;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.teamlabs.integrations.access.entity.FreshToken;
import io.teamlabs.integrations.oauth.entity.OAuthFailure;
import io.teamlabs.integrations.oauth.entity.TokenAnswer;
import io.teamlabs.integrations.platform.Eventually;
import io.teamlabs.integrations.platform.Notifications;
import io.teamlabs.integrations.platform.Workbench;
import io.teamlabs.integrations.problem.ProblemException;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What a node remembers of tokens, and when it no longer does. */
class TokenCacheTest {

    private static final Duration NEARLY_OVER = Duration.ofMinutes(58);
    private static final String KILL = "SELECT count(pg_terminate_backend(pid)) FROM pg_stat_activity"
            + " WHERE datname = current_database() AND application_name = 'teamlabs-integrations-listener'";

    private final AccessBench bench = AccessBench.node().listening();
    private final TokenCache cache = bench.bean(TokenCache.class);

    @AfterEach
    void close() {
        bench.close();
    }

    private String token(String user) {
        return await(bench.read(user)).accessToken().reveal();
    }

    private boolean isRemembered(String user) {
        return bench.bean(FreshTokens.class).remembered(key(user)).isPresent();
    }

    @Test
    void tokenThatIsReadAgainIsAnsweredWithoutTheDatabase() {
        bench.connect("anna", HOUR, Duration.ZERO);
        long before = Workbench.roundTrips();
        FreshToken first = await(bench.read("anna"));
        assertThat(Workbench.roundTrips() - before).isEqualTo(1);

        for (int read = 0; read < 1_000; read++) {
            assertThat(await(bench.read("anna"))).isEqualTo(first);
        }

        assertThat(Workbench.roundTrips() - before).isEqualTo(1);
        assertThat(cache.counts().hits()).isEqualTo(1_000);
        assertThat(cache.counts().misses()).isEqualTo(1);
    }

    @Test
    void whoseListenerIsNotAliveRemembersNothing() {
        try (AccessBench deaf = bench.anotherNode()) {
            bench.connect("anna", HOUR, Duration.ZERO);
            await(deaf.read("anna"));
            long before = Workbench.roundTrips();

            await(deaf.read("anna"));

            assertThat(Workbench.roundTrips() - before).isEqualTo(1);
            assertThat(deaf.bean(TokenCache.class).counts().size()).isZero();
        }
    }

    @Test
    @DisplayName("towards bar 36: a disconnect on one node is seen by the other within a second")
    void disconnectOfAnotherNodeIsSeenWithinASecond() {
        UUID id = bench.connect("anna", HOUR, Duration.ZERO);
        token("anna");
        try (AccessBench other = bench.anotherNode()) {
            other.change(id, row -> row.disconnect(other.clock.instant()));
        }

        Eventually.holds(
                Duration.ofSeconds(1),
                () -> assertThatThrownBy(() -> token("anna")).isInstanceOf(ProblemException.class));
    }

    @Test
    void tokenThatAnotherNodeRefreshedIsReplaced() {
        bench.connect("anna", HOUR, Duration.ZERO);
        token("anna");
        bench.alpha.answerAtOnce(sent -> answer("access-1", null));
        try (AccessBench other = bench.anotherNode()) {
            await(other.force("anna"));
        }

        Eventually.holds(Duration.ofSeconds(1), () -> assertThat(token("anna")).isEqualTo("access-1"));
    }

    @Test
    void ownRefreshIsSeenByWhoReadsAfterItAtOnceHoweverManyOthersRead() {
        bench.connect("anna", HOUR, Duration.ZERO);
        AtomicBoolean over = new AtomicBoolean();
        List<CompletableFuture<Void>> others = Stream.generate(() -> CompletableFuture.runAsync(() -> {
                    while (!over.get()) {
                        token("anna");
                    }
                }))
                .limit(3)
                .toList();
        for (int round = 1; round <= 100; round++) {
            String fresh = "access-" + round;
            bench.alpha.answerAtOnce(sent -> answer(fresh, null));

            await(bench.force("anna"));

            assertThat(token("anna")).isEqualTo(fresh);
        }
        over.set(true);
        others.forEach(CompletableFuture::join);
    }

    @Test
    void ownCutIsSeenByWhoReadsAfterItThoughAReaderFilledItMeanwhile() {
        UUID id = bench.connect("anna", HOUR, Duration.ZERO);
        bench.change(id, row -> {
            row.disconnect(bench.clock.instant());
            cache.tokensChanged(AccessBench.ACME, id);
            assertThat(CompletableFuture.supplyAsync(() -> token("anna")).join())
                    .isEqualTo("access-0");
            assertThat(CompletableFuture.supplyAsync(() -> isRemembered("anna")).join())
                    .isTrue();
        });

        assertThat(isRemembered("anna")).isFalse();
    }

    @Test
    void whatChangedWhileItWasReadIsNotRemembered() {
        UUID id = bench.connect("anna", HOUR, Duration.ZERO);
        token("anna");
        long reading = cache.reading();
        var old = cache.find(key("anna")).orElseThrow();

        cache.changed(id.toString().replace("-", ""));
        cache.put(key("anna"), old);

        assertThat(old.reading()).isEqualTo(reading);
        assertThat(isRemembered("anna")).isFalse();
    }

    @Test
    void tokenIsRememberedOnlyUntilItIsDue() {
        UUID id = bench.connect("anna", HOUR, Duration.ofMinutes(50));
        token("anna");
        assertThat(isRemembered("anna")).isTrue();
        bench.clock.move(Duration.ofMinutes(6));
        bench.alpha.answerAtOnce(sent -> answer("access-1", null));

        assertThat(isRemembered("anna")).isFalse();
        assertThat(token("anna")).isEqualTo("access-0");
        until(() -> bench.row(id).grantGeneration() == 2);
    }

    @Test
    @DisplayName("towards bar 15: what backs off is remembered as degraded until its next try")
    void degradedTokenIsRememberedUntilItsNextTry() {
        UUID id = bench.connect("anna", HOUR, NEARLY_OVER);
        bench.alpha.fail(new OAuthFailure(OAuthFailure.Kind.TEMPORARY, "http_503", Duration.ofSeconds(60), false));
        token("anna");
        until(() -> bench.row(id).errorCount() == 1);

        Eventually.holds(() -> assertThat(await(bench.read("anna")).degraded()).isTrue());
        long before = Workbench.roundTrips();
        assertThat(await(bench.read("anna")).degraded()).isTrue();
        assertThat(Workbench.roundTrips()).isEqualTo(before);
        assertThat(bench.alpha.refreshed).hasSize(1);
    }

    @Test
    void tokenThatDiesByItsRefreshIsNotAnsweredFromMemoryWhileThatIsUnderWay() {
        bench.connect("anna", HOUR, Duration.ZERO);
        bench.alpha.killsAccessToken = true;
        token("anna");
        assertThat(isRemembered("anna")).isTrue();
        CompletableFuture<TokenAnswer> slow = new CompletableFuture<>();
        bench.alpha.answer(sent -> slow);
        var forced = bench.force("anna").toCompletableFuture();
        until(() -> !bench.alpha.refreshed.isEmpty());

        CompletableFuture<FreshToken> reader = bench.read("anna").toCompletableFuture();

        assertThat(reader).isNotDone();
        slow.complete(answer("access-1", "refresh-1"));
        assertThat(await(reader).accessToken().reveal()).isEqualTo("access-1");
        assertThat(await(forced).accessToken().reveal()).isEqualTo("access-1");
    }

    @Test
    void tokenThatDiesByAnotherNodesRefreshIsNotAnsweredFromMemoryWhileThatIsUnderWay() {
        bench.connect("anna", HOUR, Duration.ZERO);
        bench.alpha.killsAccessToken = true;
        token("anna");
        CompletableFuture<TokenAnswer> slow = new CompletableFuture<>();
        bench.alpha.answer(sent -> slow);
        try (AccessBench other = bench.anotherNode()) {
            var forced = other.force("anna").toCompletableFuture();
            until(() -> !bench.alpha.refreshed.isEmpty());

            Eventually.holds(
                    Duration.ofSeconds(1),
                    () -> assertThat(isRemembered("anna")).isFalse());
            CompletableFuture<FreshToken> reader = bench.read("anna").toCompletableFuture();
            assertThat(reader).isNotDone();

            slow.complete(answer("access-1", "refresh-1"));
            assertThat(await(reader).accessToken().reveal()).isEqualTo("access-1");
            assertThat(await(forced).accessToken().reveal()).isEqualTo("access-1");
        }
        assertThat(bench.alpha.refreshed).hasSize(1);
    }

    @Test
    void lostListenerIsCountedAndNothingFromBeforeIsAnsweredAfterIt() {
        bench.connect("anna", HOUR, Duration.ZERO);
        token("anna");

        assertThat(Workbench.askSuperuser(KILL)).containsExactly("1");

        Eventually.holds(
                () -> assertThat(bench.bean(Notifications.class).losses()).isEqualTo(1));
        Eventually.holds(
                () -> assertThat(bench.bean(Notifications.class).isConnected()).isTrue());
        assertThat(isRemembered("anna")).isFalse();
        token("anna");
        assertThat(isRemembered("anna")).isTrue();
    }

    @Test
    void whatIsNoLongerAnsweredIsLetGo() {
        UUID id = bench.connect("anna", HOUR, Duration.ZERO);
        bench.connect("bert", HOUR, Duration.ZERO);
        token("anna");
        token("bert");
        assertThat(cache.counts().size()).isEqualTo(2);

        cache.changed(id.toString().replace("-", ""));
        cache.sweep();

        assertThat(cache.counts().size()).isEqualTo(1);
    }
}
