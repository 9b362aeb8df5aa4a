package io.teamlabs.integrations.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import io.teamlabs.integrations.platform.Eventually;
import io.teamlabs.integrations.platform.LiveHeap;
import io.teamlabs.integrations.platform.ServerKind;
import io.teamlabs.integrations.simulator.grant.VendorSimulator;
import io.teamlabs.integrations.simulator.wire.Fault;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What two thousand refreshes under way at once cost a node: no thread, no transaction, little memory. */
class RefreshesInFlightIT {

    private static final int MANY = 2_000;

    /** The senders, and tasks of the container's pool that happen to be at work. */
    private static final int FEW_THREADS = 48;

    private static final String TOKEN_CALL = "POST /dropbox/api/oauth2/token";
    private static final String LONG_TRANSACTIONS =
            "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database()"
                    + " AND application_name = 'teamlabs-integrations' AND xact_start < clock_timestamp() - interval '1 second'";
    private static final Duration NOT_DUE = Duration.ofHours(1);

    @ParameterizedTest
    @EnumSource(ServerKind.class)
    @DisplayName("bar 13: two thousand refreshes hang at one provider, cost next to nothing, and delay no other's")
    void thousandsInFlightHoldNoThreadAndNoTransaction(ServerKind kind) {
        try (BusyNode node = new BusyNode(kind, MANY)) {
            VendorSimulator dropbox = node.simulators().dropbox();
            List<Held> first = node.rows().connect("dropbox", MANY / 10, NOT_DUE, NOT_DUE);
            List<Held> others = node.rows().connect("github", 20, NOT_DUE, NOT_DUE);
            List<Held> many = node.rows().connect("dropbox", MANY, NOT_DUE, NOT_DUE);
            node.rows().makeDue(first);
            Eventually.holds(
                    Duration.ofSeconds(30),
                    () -> assertThat(node.refreshed(first)).isEqualTo(first.size()));
            LiveHeap heap = LiveHeap.atRest(kind, node.server());
            int threads = node.threads();

            Gate gate = new Gate();
            dropbox.program(gate.before(TOKEN_CALL, Fault.ALWAYS));
            dropbox.forgetCalls();
            node.rows().makeDue(many);
            Eventually.holds(
                    Duration.ofSeconds(25), () -> assertThat(gate.arrived()).isEqualTo(MANY));
            node.rows().makeDue(others);
            Eventually.holds(() -> assertThat(node.refreshed(others)).isEqualTo(others.size()));

            assertThat(node.rows().ask(LONG_TRANSACTIONS)).isEqualTo("0");
            assertThat(node.threads() - threads).as("threads more than at rest").isLessThan(FEW_THREADS);
            heap.readIn("two thousand refreshes in flight");
            assertThat(node.refreshed(many)).isZero();

            gate.close();
            Eventually.holds(
                    Duration.ofSeconds(30),
                    () -> assertThat(node.refreshed(many)).isEqualTo(MANY));
            assertThat(dropbox.calls(TOKEN_CALL)).hasSize(MANY);
            assertThat(dropbox.calls(TOKEN_CALL).stream()
                            .map(call -> call.request().form().text("refresh_token"))
                            .distinct())
                    .as("each token sent once")
                    .hasSize(MANY);
            assertThat(heap.growth())
                    .hasSize(1)
                    .allSatisfy((what, more) -> assertThat(more).as(what).isLessThanOrEqualTo(64 * LiveHeap.MEBIBYTE));
        }
    }
}
