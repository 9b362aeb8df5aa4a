package io.teamlabs.integrations.authorization.control;

import static org.assertj.core.api.Assertions.assertThat;

import io.teamlabs.integrations.authorization.entity.Ending;
import io.teamlabs.integrations.platform.Eventually;
import io.teamlabs.integrations.platform.Workbench;
import io.teamlabs.integrations.revocation.control.DueRevocations;
import io.teamlabs.integrations.revocation.entity.RevocationResult;
import io.teamlabs.integrations.simulator.google.GoogleSimulator;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class SharedGrantTest {

    private final ConnectBench bench = new ConnectBench();
    private GoogleSimulator google;
    private String account;

    @BeforeEach
    void people() {
        bench.user("ada", "aurora");
        bench.user("grace", "borealis");
        google = bench.simulators().google();
        account = bench.account("google_drive", 0);
    }

    @AfterEach
    void close() {
        bench.close();
    }

    @Test
    @DisplayName("bar 23, trap 7: Google's grant is revoked only when its last integration goes")
    void onlyTheLastOfOnePersonRevokes() {
        for (String type : List.of("google_calendar", "google_meet", "google_drive")) {
            bench.connect("ada", type, account);
        }
        String drive = bench.accessToken("ada", "google_drive");
        assertThat(bench.disconnect("ada", "google_calendar")).isEqualTo(RevocationResult.SHARED);
        assertThat(bench.disconnect("ada", "google_meet")).isEqualTo(RevocationResult.SHARED);
        assertThat(google.worksAccessToken(drive)).isTrue();
        assertThat(bench.disconnect("ada", "google_drive")).isEqualTo(RevocationResult.DONE);
        assertThat(google.worksAccessToken(drive)).isFalse();
        assertThat(bench.events("ada")).filteredOn("revocation-shared"::equals).hasSize(2);
    }

    @Test
    @DisplayName("bar 23: whose the last integration is does not matter, nor in which organization")
    void anotherOrganizationsIntegrationCountsToo() {
        bench.connect("ada", "google_drive", account);
        bench.connect("grace", "google_drive", account);
        String graces = bench.accessToken("grace", "google_drive");
        assertThat(bench.disconnect("ada", "google_drive")).isEqualTo(RevocationResult.SHARED);
        assertThat(google.worksAccessToken(graces)).isTrue();
        assertThat(bench.disconnect("grace", "google_drive")).isEqualTo(RevocationResult.DONE);
        assertThat(google.worksAccessToken(graces)).isFalse();
    }

    @Test
    @DisplayName("bar 23: of several that are cut at once exactly the last one revokes")
    void cutAtOnceOneRevokes() {
        for (int round = 0; round < 5; round++) {
            bench.connect("ada", "google_drive", account);
            bench.connect("ada", "google_calendar", account);
            bench.connect("grace", "google_drive", account);
            String token = bench.accessToken("grace", "google_drive");
            List<RevocationResult> results = List.of(
                            CompletableFuture.supplyAsync(() -> bench.disconnect("ada", "google_drive")),
                            CompletableFuture.supplyAsync(() -> bench.disconnect("ada", "google_calendar")),
                            CompletableFuture.supplyAsync(() -> bench.disconnect("grace", "google_drive")))
                    .stream()
                    .map(CompletableFuture::join)
                    .toList();
            assertThat(results)
                    .containsExactlyInAnyOrder(RevocationResult.SHARED, RevocationResult.SHARED, RevocationResult.DONE);
            assertThat(google.worksAccessToken(token)).isFalse();
        }
    }

    @Test
    @DisplayName("bar 23: who connects again takes back the revocation that was still to come")
    void reconnectingWithdrawsThePendingRevocation() {
        bench.connect("ada", "google_drive", account);
        google.outage(true);
        assertThat(bench.disconnect("ada", "google_drive")).isEqualTo(RevocationResult.PENDING);
        google.outage(false);
        bench.connect("grace", "google_calendar", account);
        assertThat(bench.pendingRevocations("ada")).isZero();
        bench.bean(DueRevocations.class).workOff();
        assertThat(google.worksAccessToken(bench.accessToken("grace", "google_calendar")))
                .isTrue();
    }

    @Test
    @DisplayName("bar 23: users are counted again before a revocation that would end their access")
    void lateConnectionIsCountedBeforeTheCall() {
        bench.connect("ada", "google_drive", account);
        google.outage(true);
        bench.disconnect("ada", "google_drive");
        google.outage(false);
        bench.connect("grace", "google_calendar", bench.account("google_drive", 1));
        // As if the withdrawal had been missed: the same account is in use again while the row is still there.
        Workbench.asOwner("UPDATE integrations SET external_id = '" + account + "' WHERE user_id = 'grace'");
        Workbench.asOwner("UPDATE pending_revocations SET next_attempt_at = now() - interval '1 second'");
        bench.bean(DueRevocations.class).workOff();
        Eventually.holds(() -> assertThat(bench.pendingRevocations("ada")).isZero());
        assertThat(bench.events("ada")).endsWith("revocation-shared");
        assertThat(google.calls("POST /google/oauth2/revoke")).hasSize(1);
    }

    @Test
    @DisplayName("trap 7: connecting the same Google account again revokes nothing")
    void sameAccountAgainKeepsTheGrant() {
        bench.connect("ada", "google_drive", account);
        Ending again = bench.connect("ada", "google_drive", account);
        assertThat(again)
                .isInstanceOfSatisfying(
                        Ending.Connected.class,
                        connected -> assertThat(connected.changed()).isFalse());
        assertThat(google.worksAccessToken(bench.accessToken("ada", "google_drive")))
                .isTrue();
        assertThat(google.calls("POST /google/oauth2/revoke")).isEmpty();
    }

    @Test
    @DisplayName(
            "trap 15: connecting GitHub again and again leaves one token alive, so that the eleventh kills none in use")
    void gitHubKeepsOneToken() {
        for (int i = 0; i < 12; i++) {
            bench.connect("ada", "github", bench.account("github", 0));
        }
        Eventually.holds(
                () -> assertThat(bench.simulators().github().liveAccessTokens()).isOne());
        assertThat(bench.simulators().github().worksAccessToken(bench.accessToken("ada", "github")))
                .isTrue();
    }
}
