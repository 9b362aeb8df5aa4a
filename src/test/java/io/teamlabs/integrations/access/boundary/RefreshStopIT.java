package io.teamlabs.integrations.access.boundary;

import static org.assertj.core.api.Assertions.assertThat;

import io.teamlabs.integrations.platform.Eventually;
import io.teamlabs.integrations.platform.ServerKind;
import io.teamlabs.integrations.simulator.grant.VendorSimulator;
import io.teamlabs.integrations.simulator.wire.Fault;
import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What an operator's stop does to a refresh under way. */
class RefreshStopIT {

    @ParameterizedTest
    @EnumSource(ServerKind.class)
    void stopWaitsForTheAnswerUnderWayAndWritesItAndTheLastUses(ServerKind kind) {
        try (TokenStage stage = new TokenStage(kind)) {
            VendorSimulator github = stage.simulators().github();
            github.rotation(true);
            github.accessTokenLifetime(Duration.ofHours(8));
            stage.hold("github", github, stage.issue(github), Duration.ofMinutes(-1), Duration.ofDays(1));
            stage.read("github");
            github.program(Fault.slowAnswer(Duration.ofSeconds(4)).on("/access_token"));
            stage.makeDue();
            Eventually.holds(() -> assertThat(github.calls("/access_token")).hasSize(2));
            VendorSimulator google = stage.simulators().google();
            stage.hold("google_drive", google, stage.issue(google), Duration.ofHours(1), Duration.ofDays(1));
            stage.read("google_drive");

            stage.stopServer();

            assertThat(stage.ask("SELECT grant_generation || coalesce(lease_id::text, '') FROM integrations"
                            + " WHERE provider = 'github'"))
                    .isEqualTo("2");
            assertThat(stage.ask("SELECT count(last_used_at) FROM integrations"))
                    .isEqualTo("2");
        }
    }
}
