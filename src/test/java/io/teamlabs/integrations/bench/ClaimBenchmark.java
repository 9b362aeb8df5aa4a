package io.teamlabs.integrations.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * What a claim costs in a large table and in a small one, of rows that no round before touched, and where PostgreSQL spends it
 * ({@code claim-among-*.txt}). Filling the large table takes most of the time.
 */
class ClaimBenchmark {

    private static final Path PROFILES = Path.of("target", "bench");
    private static final int ROUNDS = 5;
    private static final int SMALL = 10_000;
    private static final int LARGE = Integer.getInteger("bench.claims", 10_000_000);

    @Test
    void claimCostsTheSameWhateverTheTablesSize() throws IOException {
        try (Figures figures = Figures.of(ClaimBenchmark.class)) {
            List<Double> small = measured(SMALL);
            List<Double> large = measured(LARGE);
            List<Double> ratios = new ArrayList<>();
            for (int round = 0; round < ROUNDS; round++) {
                ratios.add(large.get(round) / small.get(round));
            }
            figures.record("claim of 200 due rows among 10 thousand", small, "ms", Goal.none());
            figures.record("claim of 200 due rows among 10 million", large, "ms", Goal.none());
            figures.record("claim among 10 million ÷ 10 thousand", ratios, "ratio", Goal.atMost(1.3));
        }
    }

    /** The first round warms up and is not counted. */
    private static List<Double> measured(int rows) throws IOException {
        ClaimGround ground = ClaimGround.of(rows);
        ground.claimAll();
        List<Double> times = new ArrayList<>();
        for (int round = 0; round < ROUNDS; round++) {
            times.add(ground.claimAll());
        }
        Files.createDirectories(PROFILES);
        Files.writeString(PROFILES.resolve("claim-among-" + rows + ".txt"), ground.profile() + "\n");
        return times;
    }
}
