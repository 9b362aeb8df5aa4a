package io.teamlabs.integrations.access.control;

import static io.teamlabs.integrations.access.control.AccessBench.await;
import static io.teamlabs.integrations.access.control.AccessBench.events;
import static io.teamlabs.integrations.access.control.AccessBench.makeDue;
import static io.teamlabs.integrations.access.control.AccessBench.until;
import static org.assertj.core.api.Assertions.assertThat;

import io.teamlabs.integrations.access.entity.FreshToken;
import io.teamlabs.integrations.connection.entity.ErrorCode;
import io.teamlabs.integrations.connection.entity.IntegrationStatus;
import io.teamlabs.integrations.platform.Workbench;
import io.teamlabs.integrations.provider.Vendors;
import io.teamlabs.integrations.simulator.wire.Fault;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletionStage;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Answers that come late, calls that are asked for, and rows that cannot be read, at vendors over real HTTP. */
class VendorFenceTest {

    @Test
    @DisplayName("bar 16: over HTTP, a token that comes after another node's refresh is dropped and not revoked")
    void lateTokenOfARowThatMovedOnIsDropped() {
        try (VendorBench bench = VendorBench.at(Vendors::google);
                AccessBench other = bench.anotherNode()) {
            UUID id = bench.connect("anna", VendorBench.LONG_OVER);
            bench.program(Fault.slowAnswer(Duration.ofMillis(800)).times(1));
            CompletionStage<FreshToken> waiting = bench.node.read("anna");
            until(() -> bench.calls() == 1);
            makeDue(id);
            String elsewhere = await(other.read("anna")).accessToken().reveal();

            assertThat(await(waiting).accessToken().reveal()).isEqualTo(elsewhere);

            assertThat(bench.node.row(id).grantGeneration()).isEqualTo(2);
            assertThat(bench.simulator.worksAccessToken(elsewhere)).isTrue();
            assertThat(bench.simulator.calls("/revoke")).isEmpty();
            assertThat(Workbench.askOwner("SELECT id::text FROM pending_revocations"))
                    .isEmpty();
        }
    }

    @Test
    @DisplayName("bar 16: over HTTP, a refresh that comes for a row connected anew is revoked, the new tokens live")
    void lateTokenOfARowConnectedAnewIsRevoked() {
        try (VendorBench bench = VendorBench.at(Vendors::github)) {
            UUID id = bench.connect("anna", Duration.ZERO);
            bench.program(Fault.slowAnswer(Duration.ofMillis(800)).times(1));
            CompletionStage<FreshToken> waiting = bench.node.force("anna");
            until(() -> bench.calls() == 1);
            bench.connect("anna", Duration.ZERO);

            waiting.toCompletableFuture().handle((token, failure) -> id).join();

            until(() -> Workbench.askOwner("SELECT id::text FROM pending_revocations")
                    .isEmpty());
            assertThat(bench.holdsALivingToken(id)).isTrue();
            assertThat(bench.simulator.liveAccessTokens()).isEqualTo(1);
        }
    }

    @Test
    @DisplayName(
            "bar 19: over HTTP, every forced refresh calls the vendor, those that come together share the next call")
    void forcedRefreshCallsTheVendor() {
        try (VendorBench bench = VendorBench.at(Vendors::slack)) {
            bench.connect("anna", Duration.ZERO);
            String first = await(bench.node.force("anna")).accessToken().reveal();
            bench.program(Fault.delay(Duration.ofMillis(300)).times(1));
            CompletionStage<FreshToken> second = bench.node.force("anna");
            until(() -> bench.calls() == 2);
            List<CompletionStage<FreshToken>> together =
                    Stream.generate(() -> bench.node.force("anna")).limit(10).toList();

            assertThat(await(second).accessToken().reveal()).isNotEqualTo(first);
            assertThat(together.stream().map(stage -> await(stage).accessToken().reveal()))
                    .doesNotContain(first, await(second).accessToken().reveal())
                    .allMatch(bench.simulator::worksAccessToken);
            assertThat(bench.calls()).isEqualTo(3);
        }
    }

    @Test
    @DisplayName(
            "bar 18: over HTTP, rows damaged in five ways are set aside with a reason, and all others are refreshed")
    void unreadableRowsStopNoOther() {
        try (VendorBench bench = VendorBench.at(Vendors::dropbox)) {
            UUID[] rows = Stream.iterate(0, number -> number + 1)
                    .limit(25)
                    .map(number -> bench.connect("person" + number, VendorBench.LONG_OVER))
                    .toArray(UUID[]::new);
            List<UUID> damaged = List.of(rows[0], rows[5], rows[10], rows[15], rows[20]);
            damage(rows[0], "set_byte(refresh_token, 20, get_byte(refresh_token, 20) # 1)");
            damage(rows[5], "substring(refresh_token from 1 for 12)");
            damage(rows[10], "set_byte(refresh_token, 0, 255)");
            damage(rows[15], "(SELECT refresh_token FROM integrations WHERE id = '" + rows[16] + "')");
            damage(rows[20], "access_token");

            bench.refreshInBackground(rows);

            for (UUID id : rows) {
                if (damaged.contains(id)) {
                    until(() -> bench.node.row(id).status() == IntegrationStatus.ERROR);
                    assertThat(bench.node.row(id).lastErrorCode()).isEqualTo(ErrorCode.UNREADABLE);
                    assertThat(bench.node.row(id).refreshAt()).isNull();
                    assertThat(events(id)).endsWith("unreadable:unreadable");
                } else {
                    until(() -> bench.node.row(id).grantGeneration() == 2);
                }
            }
            assertThat(bench.calls()).isEqualTo(20);
        }
    }

    private static void damage(UUID id, String column) {
        Workbench.asOwner("UPDATE integrations SET refresh_token = " + column + " WHERE id = '" + id + "'");
    }

    @Test
    @DisplayName(
            "bar 18: over HTTP, an organization whose data key is missing or another's stops no other organization")
    void missingDataKeyStopsNoOther() {
        try (VendorBench bench = VendorBench.at(Vendors::google)) {
            UUID lost = bench.connect("anna", VendorBench.LONG_OVER);
            UUID foreign = bench.connect("bert", VendorBench.LONG_OVER);
            UUID sound = bench.connect("carl", VendorBench.LONG_OVER);
            move(lost, "keyless");
            move(foreign, "other");
            Workbench.asOwner("INSERT INTO organization_keys (organization_id, wrapped_key)"
                    + " SELECT 'other', wrapped_key FROM organization_keys WHERE organization_id = 'acme'");

            bench.refreshInBackground(lost, foreign, sound);

            until(() -> bench.node.row(sound).grantGeneration() == 2);
            for (UUID id : List.of(lost, foreign)) {
                until(() -> Workbench.askOwner(
                                "SELECT status || last_error_code FROM integrations WHERE id = '" + id + "'")
                        .equals(List.of("errorunreadable")));
            }
            assertThat(bench.calls()).isEqualTo(1);
        }
    }

    /** To an organization that cannot open it: the key is bound to its own. */
    private static void move(UUID id, String organization) {
        Workbench.asOwner("UPDATE integrations SET organization_id = '" + organization + "' WHERE id = '" + id + "'");
    }
}
