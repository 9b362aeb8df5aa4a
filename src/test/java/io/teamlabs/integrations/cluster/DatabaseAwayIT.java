package io.teamlabs.integrations.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import io.teamlabs.integrations.platform.Eventually;
import io.teamlabs.integrations.platform.ServerKind;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The database is away for half a minute: for one node it is gone, for the other it falls silent. */
class DatabaseAwayIT {

    private static final Duration AWAY = Duration.ofSeconds(30);
    private static final Duration REMEMBERED = Duration.ofSeconds(5);
    /** A statement that gets no answer has two seconds here, a new connection has two, and a call may need some of both. */
    private static final Map<String, String> SETTINGS = Map.of("REFRESH_INTERVAL", "500ms", "DATABASE_PATIENCE", "2s");

    private static final Duration PATIENCE = Duration.ofSeconds(15);
    private static final Duration RECOVERY = Duration.ofSeconds(60);
    private static final Duration LATER = Duration.ofMinutes(50);

    @ParameterizedTest
    @EnumSource(ServerKind.class)
    @DisplayName(
            "bar 37: the database is away for 30 seconds: nothing hangs, nothing is lost, and all works again by itself")
    void nodesOutliveADatabaseThatIsAway(ServerKind kind) {
        try (TwoNodes nodes = TwoNodes.start(kind, "away", SETTINGS)) {
            new Absence(nodes).lastsAndEnds();
        }
    }

    /** What happens to two nodes, in order. */
    private static final class Absence {

        private final TwoNodes nodes;
        private final Held known;
        private final Held underWay;

        Absence(TwoNodes nodes) {
            this.nodes = nodes;
            known = one("google_drive", LATER);
            underWay = one("slack", Duration.ofMinutes(-1));
        }

        private Held one(String type, Duration expiresIn) {
            return nodes.rows().connect(type, 1, expiresIn, LATER).get(0);
        }

        void lastsAndEnds() {
            nodes.all()
                    .forEach(
                            node -> assertThat(node.read(known).join().status()).isEqualTo(200));
            Gate gate = new Gate();
            underWay.vendor().program(gate.after("POST ", 1));
            CompletableFuture<Answer> waiting = nodes.a().read(underWay);
            Eventually.holds(() -> assertThat(gate.arrived()).isEqualTo(1));

            goAway();
            gate.close();
            Outage gone = watch(nodes.a());
            gone.mustServeFor(REMEMBERED, PATIENCE);
            comeBack();

            nodes.all().forEach(this::worksAgain);
            assertThat(waiting.join().status()).isIn(200, 503);
            nothingWasLost();
        }

        private void goAway() {
            nodes.a().database().refuse();
            nodes.a().database().cut();
            nodes.b().database().holdRequests();
            nodes.b().database().holdAnswers();
        }

        /** Both nodes at once, from threads of this one's own. */
        private Outage watch(Node gone) {
            return Outage.watch(
                    AWAY,
                    List.of(() -> gone.read(known), () -> nodes.otherThan(gone).read(known)));
        }

        private void comeBack() {
            nodes.all().forEach(node -> {
                node.database().letThrough();
                node.database().allow();
            });
        }

        private void worksAgain(Node node) {
            Eventually.holds(RECOVERY, () -> {
                assertThat(node.ready().join().status())
                        .as("readiness of %s", node)
                        .isEqualTo(200);
                assertThat(node.read(known).join().status())
                        .as("a read of %s", node)
                        .isEqualTo(200);
            });
        }

        /** The answer came while nobody could write it down. */
        private void nothingWasLost() {
            Eventually.holds(RECOVERY, () -> {
                Answer read = nodes.b().read(underWay).join();
                assertThat(read.status()).isEqualTo(200);
                assertThat(underWay.vendor().worksAccessToken(read.token())).isTrue();
            });
            assertThat(underWay.refreshes()).hasSize(1);
        }
    }
}
