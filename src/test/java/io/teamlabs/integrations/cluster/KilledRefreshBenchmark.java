package io.teamlabs.integrations.cluster;

import io.teamlabs.integrations.bench.Figures;
import io.teamlabs.integrations.bench.Goal;
import io.teamlabs.integrations.platform.ServerKind;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The kills of {@link KilledRefreshIT}, 200 of them ({@code -Dcrashes=} for another number). */
@SuppressWarnings("NullAway.Init") // JUnit starts the nodes before any test
class KilledRefreshBenchmark {

    private static final List<Double> TAKEOVERS = new ArrayList<>();
    private static Crashes crashes;
    private static int good;

    @BeforeAll
    static void start() {
        crashes = new Crashes(ServerKind.PAYARA);
    }

    @AfterAll
    static void stop() {
        crashes.close();
        try (Figures figures = Figures.of(KilledRefreshBenchmark.class)) {
            figures.record(
                    "kills -9 after which every row ended fresh or said what was lost", good, "kills", Goal.none());
            figures.record("takeover of a row after the dead node's lease", TAKEOVERS, "s", Goal.none());
        }
    }

    static IntStream runs() {
        return IntStream.range(0, Integer.getInteger("crashes", 200));
    }

    @ParameterizedTest(name = "run {0}")
    @MethodSource("runs")
    void rowsOfADeadNodeEndFreshOrSayWhatWasLost(int run) {
        TAKEOVERS.addAll(crashes.run(run));
        good++;
    }
}
