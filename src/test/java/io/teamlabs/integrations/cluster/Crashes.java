package io.teamlabs.integrations.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import io.teamlabs.integrations.platform.ServerKind;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;

/**
 * Kills two nodes in turn, each time at one of the points, and looks at what becomes of the rows while the dead one starts
 * again. Half of the rows are with providers that rotate refresh tokens and end the family of one that comes twice.
 */
final class Crashes implements AutoCloseable {

    private static final Duration OVER = Duration.ofMinutes(-1);
    private static final Duration MUCH_LATER = Duration.ofDays(1);
    private static final List<CrashPoint> POINTS = List.of(CrashPoint.values());
    private static final List<String> TYPES = List.of("github", "slack", "google_drive", "dropbox");

    private static final Map<String, String> SETTINGS = Map.of(
            "HTTP_DEADLINE", "8s",
            "REFRESH_LEASE", "10s",
            "REFRESH_INTERVAL", "500ms",
            "REFRESH_BACK_OFF", "1s",
            "REFRESH_BACK_OFF_CAP", "2s");

    private final TwoNodes nodes;
    private Node victim;

    Crashes(ServerKind kind) {
        nodes = TwoNodes.start(kind, "crashes", SETTINGS);
        nodes.all().forEach(this::warm);
        victim = nodes.a();
    }

    /** One refresh at each provider, so that what a node loads at its first one is not on the clock of a lease. */
    private void warm(Node node) {
        List<CompletableFuture<Answer>> reads =
                expired(1).stream().map(node::read).toList();
        assertThat(reads).allSatisfy(read -> assertThat(read.join().status()).isEqualTo(200));
    }

    private List<Held> expired(int ofEach) {
        return TYPES.stream()
                .flatMap(type -> nodes.rows().connect(type, ofEach, OVER, MUCH_LATER).stream())
                .toList();
    }

    /**
     * The run of this number: the points come in turn, each time in other circumstances. Returns how long after the lease's
     * end each row was taken over, in seconds.
     */
    List<Double> run(int number) {
        CrashPoint point = POINTS.get(number % POINTS.size());
        int round = number / POINTS.size();
        Node dead = victim;
        victim = nodes.otherThan(dead);
        try {
            Refreshes refreshes = new Refreshes(nodes, dead, expired(2), round % 2 == 1);
            Map<Held, Fate> fates = new Crash(refreshes, round / 2 % 2 == 1).at(point);
            dead.revive();
            Progress.say("Crash " + (number + 1) + ": " + dead + " died " + point + ", " + counted(fates));
            return Aftermath.of(nodes, victim, fates).mustBeAsFated();
        } finally {
            nodes.resetVendors();
            dead.revive();
            dead.awaitServing();
            warm(dead);
        }
    }

    private static Map<Fate, Long> counted(Map<Held, Fate> fates) {
        return fates.values().stream().collect(Collectors.groupingBy(fate -> fate, Collectors.counting()));
    }

    @Override
    public void close() {
        nodes.close();
    }
}
