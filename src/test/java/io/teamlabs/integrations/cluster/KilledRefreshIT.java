package io.teamlabs.integrations.cluster;

import io.teamlabs.integrations.platform.ServerKind;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each of the five points of a refresh four times: begun by readers and by the timer, in a kind world and in a hard one. */
@SuppressWarnings("NullAway.Init") // JUnit starts the nodes before any test
class KilledRefreshIT {

    private static Crashes crashes;

    @BeforeAll
    static void start() {
        crashes = new Crashes(ServerKind.PAYARA);
    }

    @AfterAll
    static void stop() {
        crashes.close();
    }

    static IntStream runs() {
        return IntStream.range(0, Integer.getInteger("crashes", 20));
    }

    @ParameterizedTest(name = "run {0}")
    @MethodSource("runs")
    @DisplayName("bar 17: kill -9 at any point of a refresh leaves rows that are tried once more, or say what was lost")
    void rowsOfADeadNodeEndFreshOrSayWhatWasLost(int run) {
        crashes.run(run);
    }
}
