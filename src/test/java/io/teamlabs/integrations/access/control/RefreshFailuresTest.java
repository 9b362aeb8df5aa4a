package io.teamlabs.integrations.access.control;

import static io.teamlabs.integrations.access.control.AccessBench.HOUR;
import static io.teamlabs.integrations.access.control.AccessBench.answer;
import static io.teamlabs.integrations.access.control.AccessBench.await;
import static io.teamlabs.integrations.access.control.AccessBench.events;
import static io.teamlabs.integrations.access.control.AccessBench.makeDue;
import static io.teamlabs.integrations.access.control.AccessBench.until;
import static org.assertj.core.api.Assertions.assertThat;

import io.teamlabs.integrations.access.entity.FreshToken;
import io.teamlabs.integrations.connection.entity.ErrorCode;
import io.teamlabs.integrations.connection.entity.Integration;
import io.teamlabs.integrations.connection.entity.IntegrationStatus;
import io.teamlabs.integrations.oauth.entity.OAuthFailure;
import io.teamlabs.integrations.oauth.entity.TokenAnswer;
import io.teamlabs.integrations.platform.Workbench;
import io.teamlabs.integrations.problem.ProblemException;
import io.teamlabs.integrations.problem.ProblemKind;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class RefreshFailuresTest {

    private static final Duration LONG_OVER = HOUR.multipliedBy(2);
    private final OAuthFailure gone = OAuthFailure.of(OAuthFailure.Kind.GRANT_GONE, "invalid_grant");
    private final OAuthFailure ourClient = OAuthFailure.of(OAuthFailure.Kind.CONFIGURATION, "invalid_client");

    private final AccessBench bench = AccessBench.node();

    @AfterEach
    void close() {
        bench.close();
    }

    @Test
    @DisplayName("bar 11: invalid_grant asks to reconnect after one provider call")
    void refreshWhenGrantRevokedThenAsksToReconnect() {
        UUID id = bench.connect("anna", HOUR, LONG_OVER);
        bench.alpha.fail(gone);

        assertThat(problem(bench.read("anna")).kind()).isEqualTo(ProblemKind.RECONNECT_NEEDED);
        assertThat(problem(bench.read("anna")).detail()).contains("invalid_grant", "connect the account again");

        Integration row = bench.row(id);
        assertThat(row.status()).isEqualTo(IntegrationStatus.REVOKED);
        assertThat(row.lastErrorCode()).isEqualTo(ErrorCode.GRANT_GONE);
        assertThat(row.tokens()).isEmpty();
        assertThat(events(id)).containsExactly("reconnect-needed:grant_gone");
        assertThat(bench.alpha.refreshed).hasSize(1);
    }

    @Test
    @DisplayName("bar 11: invalid_grant for a token that another node rotated meanwhile gives that node's token")
    void refusalOfARotatedTokenReadsTheRowAgain() {
        UUID id = bench.connect("anna", HOUR, LONG_OVER);
        bench.alpha.rotates = true;
        CompletableFuture<TokenAnswer> thinking = new CompletableFuture<>();
        bench.alpha.answer(sent -> thinking);
        CompletionStage<FreshToken> waiting = bench.read("anna");
        until(() -> !bench.alpha.refreshed.isEmpty());
        makeDue(id);
        try (AccessBench other = bench.anotherNode()) {
            bench.alpha.answerAtOnce(sent -> answer("access-elsewhere", "refresh-elsewhere"));
            await(other.read("anna"));
        }

        thinking.completeExceptionally(gone);

        assertThat(await(waiting).accessToken().reveal()).isEqualTo("access-elsewhere");
        assertThat(bench.row(id).status()).isEqualTo(IntegrationStatus.ACTIVE);
        assertThat(events(id)).isEmpty();
    }

    @Test
    @DisplayName("bar 11: invalid_client leaves connections untouched, and the provider is asked once for all")
    void refusalOfOurClientTouchesNoConnection() {
        UUID anna = bench.connect("anna", HOUR, LONG_OVER);
        bench.connect("bert", HOUR, LONG_OVER);
        bench.alpha.fail(ourClient);

        assertThat(problem(bench.read("anna")).kind()).isEqualTo(ProblemKind.PROVIDER_UNAVAILABLE);
        assertThat(problem(bench.read("bert")).detail()).contains("operator");

        Integration row = bench.row(anna);
        assertThat(row.status()).isEqualTo(IntegrationStatus.ACTIVE);
        assertThat(row.errorCount()).isZero();
        assertThat(row.lastErrorCode()).isEqualTo("invalid_client");
        assertThat(events(anna)).isEmpty();
        assertThat(bench.alpha.refreshed).hasSize(1);
    }

    @Test
    @DisplayName("bar 11: what fails for now is tried again, from five in a row as an error, and recovers")
    void failureForNowIsTriedAgainAndRecovers() {
        UUID id = bench.connect("anna", HOUR, LONG_OVER);
        bench.alpha.fail(OAuthFailure.of(OAuthFailure.Kind.TEMPORARY, "http_503"));
        for (int failure = 1; failure <= 5; failure++) {
            assertThat(problem(bench.force("anna")).kind()).isEqualTo(ProblemKind.PROVIDER_UNAVAILABLE);
            assertThat(bench.row(id).errorCount()).isEqualTo(failure);
        }
        assertThat(bench.row(id).status()).isEqualTo(IntegrationStatus.ERROR);
        assertThat(events(id)).containsExactly("refresh-failed:http_503", "refresh-failed:http_503");

        bench.alpha.answerAtOnce(sent -> answer("access-1", null));
        makeDue(id);
        bench.bean(DueRefreshes.class).begin();
        until(() -> bench.row(id).status() == IntegrationStatus.ACTIVE);

        assertThat(bench.row(id).errorCount()).isZero();
        assertThat(bench.row(id).lastErrorCode()).isNull();
    }

    @Test
    void retryAfterIsHeeded() {
        UUID id = bench.connect("anna", HOUR, LONG_OVER);
        bench.alpha.fail(new OAuthFailure(OAuthFailure.Kind.TEMPORARY, "http_429", Duration.ofMinutes(10), false));

        problem(bench.read("anna"));

        assertThat(bench.row(id).refreshAt()).isAfter(Instant.now().plus(Duration.ofMinutes(9)));
    }

    @Test
    @DisplayName("towards bar 17: invalid_grant after a lost answer of a rotating provider says rotation_lost")
    void refusalAfterALostAnswerIsALostRotation() {
        UUID id = bench.connect("anna", HOUR, LONG_OVER);
        bench.alpha.rotates = true;
        bench.alpha.fail(new OAuthFailure(OAuthFailure.Kind.TEMPORARY, "answer_lost", null, true));
        problem(bench.read("anna"));

        bench.alpha.fail(gone);
        assertThat(problem(bench.force("anna")).kind()).isEqualTo(ProblemKind.RECONNECT_NEEDED);

        assertThat(bench.row(id).lastErrorCode()).isEqualTo(ErrorCode.ROTATION_LOST);
        assertThat(events(id)).endsWith("reconnect-needed:rotation_lost");
    }

    @Test
    @DisplayName("towards bar 17: the holder of a dead lease tries once, and invalid_grant then says rotation_lost")
    void refusalAfterADeadLeaseIsALostRotation() {
        UUID id = bench.connect("anna", HOUR, LONG_OVER);
        bench.alpha.rotates = true;
        Workbench.asOwner(
                "UPDATE integrations SET lease_id = gen_random_uuid(), refresh_at = now() - interval '1 second'"
                        + " WHERE id = '" + id + "'");
        bench.alpha.fail(gone);

        bench.bean(DueRefreshes.class).begin();
        until(() -> !bench.row(id).isConnected());

        assertThat(bench.row(id).lastErrorCode()).isEqualTo(ErrorCode.ROTATION_LOST);
        assertThat(bench.row(id).lastError()).contains("connect the account again");
        assertThat(bench.alpha.refreshed).hasSize(1);
    }

    @Test
    void deadLeaseOfAProviderThatDoesNotRotateIsNoLostRotation() {
        UUID id = bench.connect("anna", HOUR, LONG_OVER);
        Workbench.asOwner(
                "UPDATE integrations SET lease_id = gen_random_uuid(), refresh_at = now() - interval '1 second'"
                        + " WHERE id = '" + id + "'");
        bench.alpha.fail(gone);

        problem(bench.read("anna"));

        assertThat(bench.row(id).lastErrorCode()).isEqualTo(ErrorCode.GRANT_GONE);
    }

    @Test
    void failureOfAnOlderLeaseIsNotWritten() {
        UUID id = bench.connect("anna", HOUR, LONG_OVER);
        CompletableFuture<TokenAnswer> thinking = new CompletableFuture<>();
        bench.alpha.answer(sent -> thinking);
        CompletionStage<FreshToken> waiting = bench.read("anna");
        until(() -> !bench.alpha.refreshed.isEmpty());
        Workbench.asOwner("UPDATE integrations SET lease_id = gen_random_uuid() WHERE id = '" + id + "'");

        thinking.completeExceptionally(gone);
        problem(waiting);

        assertThat(bench.row(id).isConnected()).isTrue();
        assertThat(events(id)).isEmpty();
    }

    @Test
    void rowOfAnotherClientIsNotSentWithOurs() {
        UUID id = bench.connect("anna", HOUR, LONG_OVER);
        Workbench.asOwner("UPDATE integrations SET client_id = 'former' WHERE id = '" + id + "'");

        problem(bench.read("anna"));

        assertThat(bench.alpha.refreshed).isEmpty();
        assertThat(bench.row(id).lastErrorCode()).isEqualTo(RefreshCalls.CLIENT_CHANGED);
        assertThat(bench.row(id).isConnected()).isTrue();
    }

    @Test
    void dialectThatFailsWithoutAReasonIsTriedAgain() {
        UUID id = bench.connect("anna", HOUR, LONG_OVER);
        bench.alpha.fail(new IllegalStateException("a fault of the dialect"));

        assertThat(problem(bench.read("anna")).kind()).isEqualTo(ProblemKind.PROVIDER_UNAVAILABLE);

        assertThat(bench.row(id).lastErrorCode()).isEqualTo(RefreshCalls.FAILED);
        assertThat(bench.row(id).isConnected()).isTrue();
    }

    private static ProblemException problem(CompletionStage<FreshToken> stage) {
        try {
            await(stage);
        } catch (ProblemException problem) {
            return problem;
        }
        throw new AssertionError("There is a token");
    }
}
