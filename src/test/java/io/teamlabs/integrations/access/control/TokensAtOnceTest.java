package io.teamlabs.integrations.access.control;

import static io.teamlabs.integrations.access.control.AccessBench.HOUR;
import static io.teamlabs.integrations.access.control.AccessBench.answer;
import static io.teamlabs.integrations.access.control.AccessBench.await;
import static io.teamlabs.integrations.access.control.AccessBench.key;
import static io.teamlabs.integrations.access.control.AccessBench.until;
import static org.assertj.core.api.Assertions.assertThat;

import io.teamlabs.integrations.access.entity.FreshToken;
import io.teamlabs.integrations.connection.entity.Integration;
import io.teamlabs.integrations.oauth.entity.OAuthFailure;
import io.teamlabs.integrations.oauth.entity.TokenAnswer;
import io.teamlabs.integrations.platform.Workbench;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What is answered at once is what a reader would be answered, and all else begins nothing and leaves the row as it was. */
class TokensAtOnceTest {

    private static final Duration NEARLY_OVER = Duration.ofMinutes(58);
    private static final Duration LONG_OVER = HOUR.multipliedBy(2);

    private final AccessBench bench = AccessBench.node().listening();

    @AfterEach
    void close() {
        bench.close();
    }

    private Optional<FreshToken> atOnce(String user) {
        return bench.bean(FreshTokens.class).atOnce(key(user));
    }

    private TokenCache.Counts counts() {
        return bench.bean(TokenCache.class).counts();
    }

    @Test
    void validTokenTakesOneRoundTripAndThenNone() {
        bench.connect("anna", HOUR, Duration.ZERO);
        long before = Workbench.roundTrips();

        Optional<FreshToken> row = atOnce("anna");
        assertThat(Workbench.roundTrips() - before).isEqualTo(1);
        Optional<FreshToken> memory = atOnce("anna");

        assertThat(Workbench.roundTrips() - before).isEqualTo(1);
        assertThat(row).isPresent().isEqualTo(memory).contains(await(bench.read("anna")));
        assertThat(counts().misses()).isEqualTo(1);
        assertThat(counts().hits()).isEqualTo(2);
    }

    @Test
    void whatIsDueOrOverOrCutOrNotThereIsLeftToTheReaderWhoMayWait() {
        bench.alpha.answerAtOnce(sent -> answer("access-1", null));
        UUID due = bench.connect("dora", HOUR, NEARLY_OVER);
        UUID over = bench.connect("otto", HOUR, LONG_OVER);
        UUID cut = bench.connect("carl", HOUR, Duration.ZERO);
        bench.change(cut, row -> row.disconnect(bench.clock.instant()));

        for (String user : new String[] {"dora", "otto", "carl", "nobody"}) {
            assertThat(atOnce(user)).as(user).isEmpty();
        }

        for (UUID id : new UUID[] {due, over}) {
            Integration row = bench.row(id);
            assertThat(row.leaseId()).isNull();
            assertThat(row.grantGeneration()).isEqualTo(1);
        }
        assertThat(bench.alpha.refreshed).isEmpty();
        assertThat(counts().misses()).isZero();
    }

    @Test
    void validTokenWhoseRefreshFailedIsDegradedAndCallsNobody() {
        UUID id = bench.connect("anna", HOUR, NEARLY_OVER);
        bench.alpha.fail(OAuthFailure.of(OAuthFailure.Kind.TEMPORARY, "http_503"));
        await(bench.read("anna"));
        until(() -> bench.row(id).errorCount() == 1);

        assertThat(atOnce("anna")).get().extracting(FreshToken::degraded).isEqualTo(true);
        assertThat(bench.alpha.refreshed).hasSize(1);
    }

    @Test
    void expiredTokenInItsBackOffIsNotAnswered() {
        UUID id = bench.connect("anna", HOUR, NEARLY_OVER);
        bench.alpha.fail(new OAuthFailure(OAuthFailure.Kind.TEMPORARY, "http_503", Duration.ofMinutes(9), false));
        await(bench.read("anna"));
        until(() -> bench.row(id).errorCount() == 1);

        bench.clock.move(Duration.ofMinutes(3));

        assertThat(atOnce("anna")).isEmpty();
        assertThat(bench.alpha.refreshed).hasSize(1);
    }

    @Test
    void tokenThatDiesByTheRefreshUnderWayIsNotAnswered() {
        bench.connect("anna", HOUR, Duration.ZERO);
        bench.alpha.killsAccessToken = true;
        CompletableFuture<TokenAnswer> slow = new CompletableFuture<>();
        bench.alpha.answer(sent -> slow);
        try (AccessBench other = bench.anotherNode()) {
            var forced = other.force("anna").toCompletableFuture();
            until(() -> !bench.alpha.refreshed.isEmpty());

            assertThat(atOnce("anna")).isEmpty();

            slow.complete(answer("access-1", "refresh-1"));
            await(forced);
        }
        assertThat(atOnce("anna").orElseThrow().accessToken().reveal()).isEqualTo("access-1");
    }
}
