package io.teamlabs.integrations.access.control;

import static io.teamlabs.integrations.access.control.AccessBench.HOUR;
import static io.teamlabs.integrations.access.control.AccessBench.answer;
import static io.teamlabs.integrations.access.control.AccessBench.await;
import static io.teamlabs.integrations.access.control.AccessBench.until;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.teamlabs.integrations.access.entity.FreshToken;
import io.teamlabs.integrations.oauth.entity.OAuthFailure;
import io.teamlabs.integrations.oauth.entity.TokenAnswer;
import io.teamlabs.integrations.problem.ProblemException;
import io.teamlabs.integrations.problem.ProblemKind;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class ForcedRefreshTest {

    private final AccessBench bench = AccessBench.node();
    private final AtomicInteger calls = new AtomicInteger();

    @AfterEach
    void close() {
        bench.close();
    }

    @Test
    @DisplayName("bar 19: a forced refresh calls the provider although the token is valid")
    void forcedRefreshCallsTheProviderForAValidToken() {
        bench.connect("anna", HOUR, Duration.ZERO);
        bench.alpha.answerAtOnce(sent -> answer("access-1", null));

        assertThat(await(bench.force("anna")).accessToken().reveal()).isEqualTo("access-1");
        assertThat(bench.alpha.refreshed).hasSize(1);
    }

    @Test
    @DisplayName("bar 19: a forced refresh is not swallowed by one that began before it")
    void forcedRefreshIsNotSwallowedByAnEarlierOne() {
        bench.connect("anna", HOUR, HOUR.multipliedBy(2));
        CompletableFuture<TokenAnswer> first = new CompletableFuture<>();
        bench.alpha.answer(sent -> calls.incrementAndGet() == 1
                ? first
                : CompletableFuture.completedStage(answer("access-2", "refresh-2")));
        CompletionStage<FreshToken> reader = bench.read("anna");
        until(() -> calls.get() == 1);

        List<CompletionStage<FreshToken>> forced =
                Stream.generate(() -> bench.force("anna")).limit(10).toList();
        first.complete(answer("access-1", "refresh-1"));

        assertThat(await(reader).accessToken().reveal()).isEqualTo("access-1");
        forced.forEach(force -> assertThat(await(force).accessToken().reveal()).isEqualTo("access-2"));
        assertThat(bench.alpha.refreshed)
                .as("all who forced meanwhile share one call, after the first and with its refresh token")
                .containsExactly("refresh-0", "refresh-1");
    }

    @Test
    @DisplayName("bar 19: a forced refresh waits for another node's and then calls the provider itself")
    void forcedRefreshWaitsForAnotherNodes() {
        UUID id = bench.connect("anna", HOUR, HOUR.multipliedBy(2));
        CompletableFuture<TokenAnswer> first = new CompletableFuture<>();
        bench.alpha.answer(sent -> calls.incrementAndGet() == 1
                ? first
                : CompletableFuture.completedStage(answer("access-2", "refresh-2")));
        try (AccessBench other = bench.anotherNode()) {
            CompletionStage<FreshToken> reader = other.read("anna");
            until(() -> calls.get() == 1);
            CompletionStage<FreshToken> forced = bench.force("anna");
            first.complete(answer("access-1", "refresh-1"));

            assertThat(await(reader).accessToken().reveal()).isEqualTo("access-1");
            assertThat(await(forced).accessToken().reveal()).isEqualTo("access-2");
        }
        assertThat(bench.row(id).grantGeneration()).isEqualTo(3);
    }

    @Test
    void forcedRefreshDoesNotWaitForABackOff() {
        bench.connect("anna", HOUR, Duration.ZERO);
        bench.alpha.fail(OAuthFailure.of(OAuthFailure.Kind.TEMPORARY, "http_503"));
        assertProblem(bench.force("anna"), ProblemKind.PROVIDER_UNAVAILABLE);

        bench.alpha.answerAtOnce(sent -> answer("access-1", null));
        assertThat(await(bench.force("anna")).accessToken().reveal()).isEqualTo("access-1");
    }

    @Test
    void whatCannotBeRefreshedSaysSo() {
        bench.connect("anna", bench.alpha, null, HOUR, Duration.ZERO);

        assertProblem(bench.force("anna"), ProblemKind.CONFLICT);
        assertProblem(bench.force("nobody"), ProblemKind.NOT_CONNECTED);
    }

    private static void assertProblem(CompletionStage<FreshToken> stage, ProblemKind kind) {
        assertThatThrownBy(() -> await(stage))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        problem -> assertThat(problem.kind()).isEqualTo(kind));
    }
}
