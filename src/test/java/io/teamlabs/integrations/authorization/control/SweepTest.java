package io.teamlabs.integrations.authorization.control;

import static org.assertj.core.api.Assertions.assertThat;

import io.teamlabs.integrations.platform.Eventually;
import io.teamlabs.integrations.platform.Workbench;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class SweepTest {

    private final ConnectBench bench = new ConnectBench();

    @BeforeEach
    void people() {
        bench.user("ada", "aurora");
        bench.user("grace", "aurora");
        bench.connect("ada", "github", bench.account("github", 0));
        bench.connect("grace", "slack", bench.account("slack", 1));
    }

    @AfterEach
    void close() {
        bench.close();
    }

    @Test
    @DisplayName("bar 23: what lost its user or changed organization is cut and revoked by the sweep")
    void orphansAreCut() {
        String github = bench.accessToken("ada", "github");
        String slack = bench.accessToken("grace", "slack");
        assertThat(bench.bean(Sweep.class).sweep()).isZero();

        Workbench.asOwner("DELETE FROM users WHERE id = 'ada'");
        Workbench.asOwner("UPDATE users SET organization_id = 'borealis' WHERE id = 'grace'");
        assertThat(bench.bean(Sweep.class).sweep()).isEqualTo(2);

        Eventually.holds(() -> {
            assertThat(bench.simulators().github().worksAccessToken(github)).isFalse();
            assertThat(bench.simulators().slack().worksAccessToken(slack)).isFalse();
        });
        assertThat(Workbench.askOwner("SELECT status FROM integrations")).containsExactly("revoked", "revoked");
        assertThat(Workbench.askOwner("SELECT DISTINCT actor_kind FROM integration_events WHERE kind = 'disconnected'"))
                .containsExactly("system");
        assertThat(bench.bean(Sweep.class).sweep()).isZero();
    }

    @Test
    void oldAttemptsAndEventsGoAndYoungOnesStay() {
        bench.clock.move(Duration.ofHours(23));
        bench.begin("ada", "github", null);
        bench.bean(Sweep.class).sweep();
        assertThat(Workbench.askOwner("SELECT id FROM pending_authorizations")).hasSize(3);
        bench.clock.move(Duration.ofHours(2));
        bench.bean(Sweep.class).sweep();
        assertThat(Workbench.askOwner("SELECT id FROM pending_authorizations")).hasSize(1);

        assertThat(Workbench.askOwner("SELECT id FROM integration_events")).hasSize(2);
        bench.clock.move(Duration.ofDays(401));
        bench.bean(Sweep.class).sweep();
        assertThat(Workbench.askOwner("SELECT id FROM integration_events")).isEmpty();
    }
}
