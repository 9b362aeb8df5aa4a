package io.teamlabs.integrations.access.control;

import static io.teamlabs.integrations.access.control.AccessBench.HOUR;
import static io.teamlabs.integrations.access.control.AccessBench.answer;
import static io.teamlabs.integrations.access.control.AccessBench.events;
import static io.teamlabs.integrations.access.control.AccessBench.makeDue;
import static io.teamlabs.integrations.access.control.AccessBench.until;
import static org.assertj.core.api.Assertions.assertThat;

import io.teamlabs.integrations.connection.entity.ErrorCode;
import io.teamlabs.integrations.connection.entity.Integration;
import io.teamlabs.integrations.connection.entity.IntegrationStatus;
import io.teamlabs.integrations.oauth.entity.OAuthFailure;
import io.teamlabs.integrations.oauth.entity.ScopeSet;
import io.teamlabs.integrations.oauth.entity.TokenAnswer;
import io.teamlabs.integrations.platform.Workbench;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class DueRefreshesTest {

    private static final Duration LONG_OVER = HOUR.multipliedBy(2);

    private final AccessBench bench = AccessBench.node("REFRESH_IN_FLIGHT", "3");

    @AfterEach
    void close() {
        bench.close();
    }

    @Test
    void whatIsDueIsRefreshedWithoutAnyoneAskingAndNothingElse() {
        UUID due = connectDue("anna");
        UUID later = bench.connect("bert", HOUR, Duration.ZERO);
        bench.alpha.answerAtOnce(sent -> answer("access-1", "refresh-1"));

        begin();
        until(() -> bench.row(due).grantGeneration() == 2);

        Integration row = bench.row(due);
        assertThat(row.leaseId()).isNull();
        assertThat(row.refreshAt()).isAfter(Instant.now().plus(Duration.ofMinutes(50)));
        assertThat(bench.row(later).grantGeneration()).isEqualTo(1);
    }

    @Test
    void moreThanFitsAtOnceIsRefreshedInOneGo() {
        List<UUID> rows = new ArrayList<>();
        for (int user = 0; user < 20; user++) {
            rows.add(connectDue("user" + user));
        }
        bench.alpha.answerAtOnce(sent -> answer("access-1", null));

        begin();

        rows.forEach(id -> until(() -> bench.row(id).grantGeneration() == 2));
        assertThat(bench.alpha.refreshed).hasSize(20);
    }

    @Test
    void noMoreCallsAreInFlightAtAProviderThanTheSettingAllows() {
        for (int user = 0; user < 8; user++) {
            connectDue("user" + user);
        }
        CompletableFuture<TokenAnswer> thinking = new CompletableFuture<>();
        bench.alpha.answer(sent -> thinking);

        begin();
        begin();

        assertThat(bench.alpha.refreshed).hasSize(3);
        thinking.complete(answer("access-1", null));
        until(() -> bench.alpha.refreshed.size() == 8);
    }

    @Test
    @DisplayName("bar 13: a provider that hangs delays no other's refreshes")
    void providerThatHangsDelaysNoOther() {
        for (int user = 0; user < 5; user++) {
            connectDue("user" + user);
        }
        UUID other = bench.connect("anna", bench.beta, "refresh-0", HOUR, LONG_OVER);
        makeDue(other);
        CompletableFuture<TokenAnswer> hanging = new CompletableFuture<>();
        bench.alpha.answer(sent -> hanging);
        bench.beta.answerAtOnce(sent -> answer("access-1", null));

        begin();

        until(() -> bench.row(other).grantGeneration() == 2);
        hanging.completeExceptionally(OAuthFailure.of(OAuthFailure.Kind.TEMPORARY, "deadline"));
    }

    @Test
    @DisplayName("bar 18: an unreadable row is set aside with a reason and stops no other")
    void unreadableRowStopsNoOther() {
        UUID damaged = connectDue("anna");
        UUID moved = connectDue("bert");
        UUID sound = connectDue("carl");
        Workbench.asOwner("UPDATE integrations SET refresh_token = '\\x00' WHERE id = '" + damaged + "'");
        Workbench.asOwner("UPDATE integrations SET refresh_token = (SELECT refresh_token FROM integrations WHERE id = '"
                + sound + "') WHERE id = '" + moved + "'");
        bench.alpha.answerAtOnce(sent -> answer("access-1", null));

        begin();
        until(() -> bench.row(sound).grantGeneration() == 2);

        for (UUID id : List.of(damaged, moved)) {
            until(() -> bench.row(id).status() == IntegrationStatus.ERROR);
            assertThat(bench.row(id).lastErrorCode()).isEqualTo(ErrorCode.UNREADABLE);
            assertThat(bench.row(id).isConnected()).isTrue();
            assertThat(events(id)).containsExactly("unreadable:unreadable");
        }
        begin();
        assertThat(bench.alpha.refreshed).hasSize(1);
    }

    @Test
    void answerThatNoColumnCanHoldTakesNoOtherTokenWithIt() {
        UUID poisoned = bench.connect("anna", bench.alpha, "refresh-poisoned", HOUR, LONG_OVER);
        makeDue(poisoned);
        List<UUID> sound = List.of(connectDue("bert"), connectDue("carl"));
        CompletableFuture<Void> together = new CompletableFuture<>();
        TokenAnswer plain = answer("access-1", null);
        TokenAnswer unusable = new TokenAnswer(
                plain.accessToken(), null, plain.issuedAt(), plain.expiresAt(), null, ScopeSet.of("a\u0000b"));
        bench.alpha.answer(sent -> together.thenApply(go -> sent.equals("refresh-poisoned") ? unusable : plain));

        begin();
        together.complete(null);

        sound.forEach(id -> until(() -> bench.row(id).grantGeneration() == 2));
        until(() -> bench.row(poisoned).errorCount() == 1);
        assertThat(bench.row(poisoned).lastErrorCode()).isEqualTo("unusable_answer");
        assertThat(bench.row(poisoned).isConnected()).isTrue();
    }

    @Test
    void providerThatRefusesOurClientIsLeftAloneAndThenTriedWithOneRow() {
        for (int user = 0; user < 6; user++) {
            connectDue("user" + user);
        }
        bench.alpha.fail(OAuthFailure.of(OAuthFailure.Kind.CONFIGURATION, "invalid_client"));
        begin();
        until(() -> bench.bean(ProviderPauses.class).isSuspect(bench.alpha.provider()));
        bench.bean(Slots.class).awaitIdle(Duration.ofSeconds(5));
        int asked = bench.alpha.refreshed.size();
        assertThat(asked).isLessThanOrEqualTo(3);

        begin();
        assertThat(bench.alpha.refreshed).hasSize(asked);

        bench.clock.move(Duration.ofMinutes(6));
        begin();
        assertThat(bench.alpha.refreshed).hasSize(asked + 1);
    }

    @Test
    void providerWithoutAClientIsNotClaimed() {
        UUID id = connectDue("anna");
        bench.alpha.configured = false;

        begin();

        assertThat(bench.row(id).leaseId()).isNull();
        assertThat(bench.alpha.refreshed).isEmpty();
    }

    @Test
    void stopWaitsForWhatIsUnderWayAndWritesIt() {
        UUID id = connectDue("anna");
        CompletableFuture<TokenAnswer> thinking = new CompletableFuture<>();
        bench.alpha.answer(sent -> thinking);
        begin();
        CompletableFuture<Void> stopping =
                CompletableFuture.runAsync(() -> bench.bean(DueRefreshes.class).stop());

        thinking.complete(answer("access-1", "refresh-1"));
        AccessBench.await(stopping);

        assertThat(bench.row(id).grantGeneration()).isEqualTo(2);
        UUID later = connectDue("bert");
        begin();
        assertThat(bench.row(later).leaseId()).isNull();
    }

    @Test
    void rowThatNobodyUsedForLongIsOnlyKeptAlive() {
        UUID id = connectDue("anna");
        Workbench.asOwner("UPDATE integrations SET last_used_at = now() - interval '40 days',"
                + " connected_at = now() - interval '90 days' WHERE id = '" + id + "'");
        bench.alpha.answerAtOnce(sent -> answer("access-1", null));

        begin();
        until(() -> bench.row(id).grantGeneration() == 2);

        assertThat(bench.row(id).refreshAt()).isAfter(Instant.now().plus(Duration.ofDays(29)));
    }

    @Test
    void sweepMarksWhatRanOutWithoutARefreshToken() {
        UUID over = bench.connect("anna", bench.alpha, null, HOUR, LONG_OVER);
        UUID valid = bench.connect("bert", bench.alpha, null, HOUR, Duration.ZERO);

        bench.bean(RunOuts.class).sweep();
        bench.bean(RunOuts.class).sweep();

        assertThat(bench.row(over).status()).isEqualTo(IntegrationStatus.EXPIRED);
        assertThat(events(over)).containsExactly("expired:ran_out");
        assertThat(bench.row(valid).status()).isEqualTo(IntegrationStatus.ACTIVE);
    }

    private UUID connectDue(String user) {
        UUID id = bench.connect(user, HOUR, LONG_OVER);
        makeDue(id);
        return id;
    }

    private void begin() {
        bench.bean(DueRefreshes.class).begin();
    }
}
