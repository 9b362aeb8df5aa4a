package io.teamlabs.integrations.bench;

import io.teamlabs.integrations.platform.ServerProcess;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** How many due rows the background refreshes a second, with real nodes, and a provider over real HTTP. */
class RefreshBenchmark {

    private static final int ROUNDS = Integer.getInteger("bench.rounds", 5);
    private static final int ROWS = Integer.getInteger("bench.rows", 60_000);
    private static final int WARM_UP = 5;
    private static final Duration PLAIN = Duration.ofSeconds(4);
    private static final Duration AT_ONCE = Duration.ZERO;
    private static final Duration SLOWLY = Duration.ofMillis(100);

    private final List<Double> plain = new ArrayList<>();
    private final List<Double> atOnce = new ArrayList<>();
    private final List<Double> slowly = new ArrayList<>();
    private final List<Double> cpuOfOne = new ArrayList<>();
    private final List<Double> cpuOfTwo = new ArrayList<>();
    private final List<Double> twoNodes = new ArrayList<>();
    private final List<Double> transactions = new ArrayList<>();

    @Test
    void dueRowsAreRefreshedAboutAsFastAsTheDatabaseWrites() {
        try (RefreshGround ground = new RefreshGround(ROWS);
                Figures figures = Figures.of(RefreshBenchmark.class)) {
            PlainUpdates updates = new PlainUpdates(ground.installation().database());
            try (ServerProcess one = ground.startNode("one")) {
                measureTwo(ground, one);
                measureOne(ground, one, updates);
            }
            record(figures);
        }
    }

    /** Two nodes come first, so that both are warm and neither is warmer. */
    private void measureTwo(RefreshGround ground, ServerProcess one) {
        try (ServerProcess other = ground.startNode("two")) {
            warmUp(ground);
            for (int round = 0; round < ROUNDS; round++) {
                twoNodes.add(withTwo(ground, one, other));
            }
        }
    }

    private void measureOne(RefreshGround ground, ServerProcess one, PlainUpdates updates) {
        updates.perSecond(PLAIN);
        for (int round = 0; round < ROUNDS; round++) {
            plain.add(updates.perSecond(PLAIN));
            atOnce.add(ground.refreshAll(AT_ONCE));
            slowly.add(withOne(ground, one));
        }
    }

    private static void warmUp(RefreshGround ground) {
        for (int round = 0; round < WARM_UP; round++) {
            ground.refreshAll(round % 2 == 0 ? AT_ONCE : SLOWLY);
        }
    }

    private double withOne(RefreshGround ground, ServerProcess one) {
        CpuTime cpu = CpuTime.of(ground.installation().database(), one);
        long commits = ground.commits();
        double perSecond = ground.refreshAll(SLOWLY);
        cpuOfOne.add(ROWS / cpu.seconds());
        transactions.add(1000.0 * (ground.commits() - commits) / ROWS);
        return perSecond;
    }

    private double withTwo(RefreshGround ground, ServerProcess one, ServerProcess other) {
        CpuTime cpu = CpuTime.of(ground.installation().database(), one, other);
        double perSecond = ground.refreshAll(SLOWLY);
        cpuOfTwo.add(ROWS / cpu.seconds());
        return perSecond;
    }

    private void record(Figures figures) {
        figures.record("single-row updates of a bare JDBC loop, 16 connections", plain, "1/s", Goal.none());
        figures.record("background refreshes, one node, provider 0 ms", atOnce, "1/s", Goal.none());
        figures.record("background refreshes, one node, provider 100 ms", slowly, "1/s", Goal.none());
        figures.record("transactions for a thousand refreshes, provider 100 ms", transactions, "number", Goal.none());
        figures.record(
                "background refreshes, provider 0 ms ÷ single-row updates",
                ratios(atOnce, plain),
                "ratio",
                Goal.atLeast(0.75));
        figures.record(
                "background refreshes, provider 100 ms ÷ 0 ms", ratios(slowly, atOnce), "ratio", Goal.atLeast(0.9));
        figures.record("background refreshes, two nodes, provider 100 ms", twoNodes, "1/s", Goal.none());
        figures.record("refreshes per CPU second of node and database, one node", cpuOfOne, "1/s", Goal.none());
        figures.record("refreshes per CPU second of nodes and database, two nodes", cpuOfTwo, "1/s", Goal.none());
        figures.record(
                "refreshes per CPU second, two nodes ÷ one", ratios(cpuOfTwo, cpuOfOne), "ratio", Goal.atLeast(0.9));
    }

    private static List<Double> ratios(List<Double> of, List<Double> by) {
        List<Double> ratios = new ArrayList<>();
        for (int round = 0; round < of.size(); round++) {
            ratios.add(of.get(round) / by.get(round));
        }
        return ratios;
    }
}
