package io.teamlabs.integrations.cluster;

import io.teamlabs.integrations.bench.Figures;
import io.teamlabs.integrations.bench.Goal;
import io.teamlabs.integrations.platform.ServerKind;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.params.AfterParameterizedClassInvocation;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The kills of {@link KilledRefreshIT}, 200 of them on both servers together ({@code -Dcrashes=} for another number). */
@ParameterizedClass
@EnumSource(ServerKind.class)
@SuppressWarnings("NullAway.Init") // JUnit fills both fields before any test
class KilledRefreshBenchmark {

    private static final List<Double> TAKEOVERS = new ArrayList<>();
    private static Crashes crashes;
    private static int good;

    @Parameter
    ServerKind kind;

    @BeforeParameterizedClassInvocation
    static void start(ServerKind kind) {
        crashes = new Crashes(kind);
    }

    @AfterParameterizedClassInvocation
    static void stop() {
        crashes.close();
    }

    @AfterAll
    static void record() {
        try (Figures figures = Figures.of(KilledRefreshBenchmark.class)) {
            figures.record("kills after which every row ended fresh or said what was lost", good, "kills", Goal.none());
            figures.record("takeover of a row after the dead node's lease", TAKEOVERS, "s", Goal.none());
        }
    }

    static IntStream runs() {
        return IntStream.range(0, Integer.getInteger("crashes", 200) / ServerKind.values().length);
    }

    @ParameterizedTest(name = "run {0}")
    @MethodSource("runs")
    void rowsOfADeadNodeEndFreshOrSayWhatWasLost(int run) {
        TAKEOVERS.addAll(crashes.run(run));
        good++;
    }
}
