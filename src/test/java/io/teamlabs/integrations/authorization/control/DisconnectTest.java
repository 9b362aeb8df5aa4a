package io.teamlabs.integrations.authorization.control;

import static org.assertj.core.api.Assertions.assertThat;

import io.teamlabs.integrations.connection.entity.Integration;
import io.teamlabs.integrations.connection.entity.IntegrationStatus;
import io.teamlabs.integrations.platform.Eventually;
import io.teamlabs.integrations.platform.Workbench;
import io.teamlabs.integrations.revocation.control.DueRevocations;
import io.teamlabs.integrations.revocation.entity.RevocationResult;
import io.teamlabs.integrations.simulator.grant.VendorSimulator;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DisconnectTest {

    private final ConnectBench bench = new ConnectBench();

    @BeforeEach
    void people() {
        bench.user("ada", "aurora");
    }

    @AfterEach
    void close() {
        bench.close();
    }

    private String connected(String type) {
        bench.connect("ada", type, bench.account(type, 0));
        return bench.accessToken("ada", type);
    }

    @ParameterizedTest
    @DisplayName("bar 23: disconnecting cuts here and revokes at the provider")
    @ValueSource(strings = {"github", "google_drive", "dropbox", "slack"})
    void disconnectingRevokes(String type) {
        String token = connected(type);
        String refresh = bench.refreshToken("ada", type);
        VendorSimulator vendor = bench.vendor(type);
        assertThat(vendor.worksAccessToken(token)).isTrue();

        assertThat(bench.disconnect("ada", type)).isEqualTo(RevocationResult.DONE);

        assertThat(vendor.worksAccessToken(token)).isFalse();
        assertThat(refresh != null && vendor.worksRefreshToken(refresh)).isFalse();
        Integration row = bench.row("ada", type);
        assertThat(row.status()).isEqualTo(IntegrationStatus.REVOKED);
        assertThat(row.isConnected()).isFalse();
        assertThat(row.tokens()).isEmpty();
        assertThat(row.lastErrorCode()).isNull();
        assertThat(bench.pendingRevocations("ada")).isZero();
        assertThat(bench.events("ada")).containsExactly("connected", "disconnected", "revoked-at-provider");
    }

    @Test
    void whatWasNeverConnectedNeedsNothingHoweverOftenItIsAsked() {
        assertThat(bench.disconnect("ada", "github")).isEqualTo(RevocationResult.NOT_NEEDED);
        connected("github");
        bench.disconnect("ada", "github");
        assertThat(bench.disconnect("ada", "github")).isEqualTo(RevocationResult.NOT_NEEDED);
        assertThat(bench.events("ada")).containsExactly("connected", "disconnected", "revoked-at-provider");
    }

    @ParameterizedTest
    @DisplayName("trap 8: a grant that is gone already counts as revoked")
    @ValueSource(strings = {"github", "google_drive", "dropbox", "slack"})
    void alreadyGoneIsSuccess(String type) {
        connected(type);
        bench.vendor(type).revokeAll();
        assertThat(bench.disconnect("ada", type)).isEqualTo(RevocationResult.DONE);
        assertThat(bench.events("ada")).contains("revoked-at-provider:already_gone");
    }

    @Test
    @DisplayName("bar 23: a provider that is down does not block the cut, and the revocation is made good later")
    void providerDownLeavesAPendingRevocation() {
        String token = connected("github");
        bench.simulators().github().outage(true);

        assertThat(bench.disconnect("ada", "github")).isEqualTo(RevocationResult.PENDING);
        assertThat(bench.row("ada", "github").isConnected()).isFalse();
        assertThat(bench.pendingRevocations("ada")).isOne();

        bench.simulators().github().outage(false);
        assertThat(bench.bean(DueRevocations.class).workOff()).isZero();
        makeDue();
        assertThat(bench.bean(DueRevocations.class).workOff()).isOne();
        Eventually.holds(() -> {
            assertThat(bench.simulators().github().worksAccessToken(token)).isFalse();
            assertThat(bench.pendingRevocations("ada")).isZero();
        });
        assertThat(bench.events("ada")).endsWith("revoked-at-provider");
    }

    @Test
    @DisplayName("bar 23: a revocation whose first attempt died with its node is taken over by the timer")
    void pendingRevocationSurvivesACrash() {
        String token = connected("github");
        // The cut commits and the node dies: the row is there, claimed by a lease that nobody holds any more.
        var plan = bench.cutAlone("ada", "github");
        assertThat(plan.id()).isNotNull();
        Workbench.asOwner("UPDATE pending_revocations SET lease_id = gen_random_uuid()");
        assertThat(bench.bean(DueRevocations.class).workOff()).isZero();
        makeDue();
        bench.bean(DueRevocations.class).workOff();
        Eventually.holds(() ->
                assertThat(bench.simulators().github().worksAccessToken(token)).isFalse());
        Eventually.holds(() -> assertThat(bench.pendingRevocations("ada")).isZero());
    }

    @Test
    @DisplayName("bar 23: what cannot be revoked for a week is given up, and the record says why")
    void givesUpAfterAWeek() {
        connected("github");
        bench.simulators().github().outage(true);
        bench.disconnect("ada", "github");
        bench.clock.move(Duration.ofDays(8));
        makeDue();
        bench.bean(DueRevocations.class).workOff();
        Eventually.holds(() -> assertThat(bench.pendingRevocations("ada")).isZero());
        assertThat(bench.events("ada").get(2)).startsWith("revocation-failed:");
    }

    @Test
    @DisplayName("bar 23: Dropbox wants a living token, so one that ran out is refreshed first")
    void dropboxRefreshesFirst() {
        connected("dropbox");
        String refresh = bench.refreshToken("ada", "dropbox");
        bench.clock.move(Duration.ofHours(5));
        assertThat(bench.disconnect("ada", "dropbox")).isEqualTo(RevocationResult.DONE);
        assertThat(bench.simulators().dropbox().worksRefreshToken(String.valueOf(refresh)))
                .isFalse();
        assertThat(bench.events("ada")).endsWith("revoked-at-provider");
    }

    @Test
    void unreadableTokensDoNotBlockTheCut() {
        connected("github");
        Workbench.asOwner("UPDATE integrations SET access_token = '\\x00'::bytea || access_token");
        assertThat(bench.disconnect("ada", "github")).isEqualTo(RevocationResult.NOT_NEEDED);
        assertThat(bench.row("ada", "github").isConnected()).isFalse();
        assertThat(bench.events("ada")).containsExactly("connected", "disconnected", "revocation-failed:unreadable");
    }

    private static void makeDue() {
        Workbench.asOwner("UPDATE pending_revocations SET next_attempt_at = now() - interval '1 second'");
    }
}
