package io.teamlabs.integrations.access.control;

import static io.teamlabs.integrations.access.control.AccessBench.HOUR;
import static io.teamlabs.integrations.access.control.AccessBench.answer;
import static io.teamlabs.integrations.access.control.AccessBench.await;
import static io.teamlabs.integrations.access.control.AccessBench.events;
import static io.teamlabs.integrations.access.control.AccessBench.until;
import static org.assertj.core.api.Assertions.assertThat;

import io.teamlabs.integrations.access.entity.FreshToken;
import io.teamlabs.integrations.connection.entity.IntegrationStatus;
import io.teamlabs.integrations.oauth.entity.OAuthFailure;
import io.teamlabs.integrations.oauth.entity.TokenAnswer;
import io.teamlabs.integrations.platform.Workbench;
import io.teamlabs.integrations.problem.ProblemException;
import io.teamlabs.integrations.problem.ProblemKind;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class FreshTokensTest {

    private static final Duration TEN_MINUTES = Duration.ofMinutes(10);
    private static final Duration NEARLY_OVER = Duration.ofMinutes(58);
    private static final Duration LONG_OVER = HOUR.multipliedBy(2);

    private final AccessBench bench = AccessBench.node();

    @AfterEach
    void close() {
        bench.close();
    }

    @Test
    void validTokenIsAnsweredAtOnceWithoutTheProvider() {
        bench.connect("anna", HOUR, Duration.ZERO);

        FreshToken token = await(bench.read("anna"));

        assertThat(token.accessToken().reveal()).isEqualTo("access-0");
        assertThat(token.degraded()).isFalse();
        assertThat(token.missingScopes().values()).containsExactly("write");
        assertThat(bench.alpha.refreshed).isEmpty();
    }

    @Test
    void expiredTokenIsRefreshedBeforeItIsAnswered() {
        bench.connect("anna", HOUR, LONG_OVER);
        bench.alpha.answerAtOnce(sent -> answer("access-1", null));

        assertThat(await(bench.read("anna")).accessToken().reveal()).isEqualTo("access-1");
        assertThat(await(bench.read("anna")).accessToken().reveal()).isEqualTo("access-1");
        assertThat(bench.alpha.refreshed).containsExactly("refresh-0");
    }

    @Test
    @DisplayName("bar 12: a ten-minute token is not refreshed at every read")
    void tokenOfTenMinutesIsNotRefreshedBeforeHalfOfItsTime() {
        UUID id = bench.connect("anna", TEN_MINUTES, Duration.ofMinutes(4));
        bench.alpha.answerAtOnce(sent -> answer("access-1", null, TEN_MINUTES));

        await(bench.read("anna"));
        assertThat(bench.alpha.refreshed).isEmpty();

        bench.clock.move(Duration.ofMinutes(2));
        await(bench.read("anna"));
        until(() -> bench.row(id).grantGeneration() == 2);
        await(bench.read("anna"));
        assertThat(bench.alpha.refreshed).hasSize(1);
    }

    @Test
    @DisplayName("bar 12: a node whose clock is five minutes off still answers a token")
    void clockThatIsFiveMinutesOffIsTolerated() {
        bench.connect("anna", HOUR, Duration.ofMinutes(30));
        bench.connect("bert", HOUR, LONG_OVER);
        bench.alpha.answerAtOnce(sent -> answer("access-1", null));

        for (Duration skew : new Duration[] {Duration.ofMinutes(5), Duration.ofMinutes(-10)}) {
            bench.clock.move(skew);
            assertThat(await(bench.read("anna")).accessToken().reveal()).isEqualTo("access-0");
            assertThat(await(bench.read("bert")).accessToken().reveal()).isEqualTo("access-1");
        }
    }

    @Test
    void readerOfAValidTokenDoesNotWaitForItsRefresh() {
        UUID id = bench.connect("anna", HOUR, NEARLY_OVER);
        CompletableFuture<TokenAnswer> slow = new CompletableFuture<>();
        bench.alpha.answer(sent -> slow);

        assertThat(await(bench.read("anna")).accessToken().reveal()).isEqualTo("access-0");
        until(() -> !bench.alpha.refreshed.isEmpty());
        assertThat(await(bench.read("anna")).degraded()).isFalse();

        slow.complete(answer("access-1", null));
        until(() -> bench.row(id).grantGeneration() == 2);
        assertThat(await(bench.read("anna")).accessToken().reveal()).isEqualTo("access-1");
        assertThat(bench.alpha.refreshed).hasSize(1);
    }

    @Test
    @DisplayName("towards bar 15: a failed refresh fails no reader of a valid token, who is told that it is degraded")
    void tokenWhoseRefreshFailedIsAnsweredAsDegraded() {
        UUID id = bench.connect("anna", HOUR, NEARLY_OVER);
        bench.alpha.fail(OAuthFailure.of(OAuthFailure.Kind.TEMPORARY, "http_503"));

        await(bench.read("anna"));
        until(() -> bench.row(id).errorCount() == 1);

        FreshToken token = await(bench.read("anna"));
        assertThat(token.accessToken().reveal()).isEqualTo("access-0");
        assertThat(token.degraded()).isTrue();
        assertThat(bench.alpha.refreshed).hasSize(1);
    }

    @Test
    void expiredTokenInItsBackOffIsUnavailableWithoutAnotherCall() {
        bench.connect("anna", HOUR, LONG_OVER);
        bench.alpha.fail(new OAuthFailure(OAuthFailure.Kind.TEMPORARY, "http_503", Duration.ofMinutes(2), false));

        assertThat(problem("anna").kind()).isEqualTo(ProblemKind.PROVIDER_UNAVAILABLE);
        ProblemException second = problem("anna");

        assertThat(second.kind()).isEqualTo(ProblemKind.PROVIDER_UNAVAILABLE);
        assertThat(second.retryAfter()).isBetween(Duration.ofMinutes(1), Duration.ofMinutes(3));
        assertThat(second.detail()).contains("Vendor alpha", "http_503");
        assertThat(bench.alpha.refreshed).hasSize(1);
    }

    @Test
    void tokenThatRanOutWithoutARefreshTokenAsksToReconnect() {
        UUID id = bench.connect("anna", bench.alpha, null, HOUR, LONG_OVER);

        assertThat(problem("anna").kind()).isEqualTo(ProblemKind.RECONNECT_NEEDED);
        assertThat(problem("anna").kind()).isEqualTo(ProblemKind.RECONNECT_NEEDED);

        assertThat(bench.row(id).status()).isEqualTo(IntegrationStatus.EXPIRED);
        assertThat(events(id)).containsExactly("expired:ran_out");
    }

    @Test
    void whoIsNotConnectedIsToldSo() {
        UUID id = bench.connect("anna", HOUR, Duration.ZERO);
        bench.change(id, row -> row.disconnect(bench.clock.instant()));

        assertThat(problem("anna").kind()).isEqualTo(ProblemKind.NOT_CONNECTED);
        assertThat(problem("nobody").kind()).isEqualTo(ProblemKind.NOT_CONNECTED);
    }

    @Test
    void readersOfAProviderThatKillsTheOldTokenWaitForTheNewOne() {
        UUID id = bench.connect("anna", HOUR, NEARLY_OVER);
        bench.alpha.killsAccessToken = true;
        CompletableFuture<TokenAnswer> slow = new CompletableFuture<>();
        bench.alpha.answer(sent -> slow);

        CompletableFuture<FreshToken> waiting = bench.read("anna").toCompletableFuture();
        until(() -> !bench.alpha.refreshed.isEmpty());
        CompletableFuture<FreshToken> joined = bench.read("anna").toCompletableFuture();
        assertThat(waiting).isNotDone();
        assertThat(joined).isNotDone();

        slow.complete(answer("access-1", "refresh-1"));
        assertThat(await(waiting).accessToken().reveal()).isEqualTo("access-1");
        assertThat(await(joined).accessToken().reveal()).isEqualTo("access-1");
        assertThat(bench.row(id).grantGeneration()).isEqualTo(2);
    }

    @Test
    void whereTheKillingRefreshFailsForNowTheOldTokenStillServes() {
        bench.connect("anna", HOUR, NEARLY_OVER);
        bench.alpha.killsAccessToken = true;
        bench.alpha.fail(OAuthFailure.of(OAuthFailure.Kind.TEMPORARY, "http_503"));

        FreshToken token = await(bench.read("anna"));

        assertThat(token.accessToken().reveal()).isEqualTo("access-0");
        assertThat(token.degraded()).isTrue();
    }

    @Test
    void damagedTokenIsSetAsideWithAReason() {
        UUID id = bench.connect("anna", HOUR, Duration.ZERO);
        Workbench.asOwner("UPDATE integrations SET access_token = '\\x00' WHERE id = '" + id + "'");

        assertThat(problem("anna").kind()).isEqualTo(ProblemKind.RECONNECT_NEEDED);
        assertThat(problem("anna").kind()).isEqualTo(ProblemKind.RECONNECT_NEEDED);
        assertThat(events(id)).containsExactly("unreadable:unreadable");
    }

    @Test
    void expiredTokenOfAProviderWithoutAClientSaysWhoMustAct() {
        bench.connect("anna", HOUR, LONG_OVER);
        bench.alpha.configured = false;

        assertThat(problem("anna").kind()).isEqualTo(ProblemKind.NOT_CONFIGURED);
        assertThat(bench.alpha.refreshed).isEmpty();
    }

    private ProblemException problem(String user) {
        try {
            await(bench.read(user));
        } catch (ProblemException problem) {
            return problem;
        }
        throw new AssertionError("There is a token");
    }
}
