package io.teamlabs.integrations.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import io.teamlabs.integrations.platform.Eventually;
import io.teamlabs.integrations.platform.ServerKind;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * One node after the other is taken out of service as docs/api.md says, stopped, and started again, while backends read
 * tokens through what stands before them.
 */
class RollingRestartIT {

    private static final int READERS = 8;
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    @ParameterizedTest
    @EnumSource(ServerKind.class)
    @DisplayName("bar 36: a rolling restart of two nodes under load fails no read of a valid token")
    void rollingRestartFailsNoRead(ServerKind kind) {
        try (TwoNodes nodes = TwoNodes.start(kind, "rolling", Map.of());
                Balancer balancer = new Balancer(nodes.all())) {
            List<Held> held = nodes.rows().connect("google_drive", 20, Duration.ofMinutes(50), Duration.ofMinutes(40));
            Load load = new Load(balancer, held);
            for (Node node : nodes.all()) {
                int before = load.reads();
                restart(node, balancer);
                assertThat(load.reads()).isGreaterThan(before + 100);
            }
            load.stop();
            assertThat(load.failures()).isEmpty();
        }
    }

    private static void restart(Node node, Balancer balancer) {
        Eventually.holds(PATIENCE, () -> assertThat(balancer.sendsTo(node)).isTrue());
        assertThat(node.operate("POST", "drain").join().status()).isEqualTo(200);
        Eventually.holds(PATIENCE, () -> assertThat(balancer.sendsTo(node)).isFalse());
        balancer.awaitEndOfCallsTo(node);
        node.stop();
        node.launch();
        node.awaitServing();
        Eventually.holds(PATIENCE, () -> assertThat(balancer.sendsTo(node)).isTrue());
    }

    /** Readers who read without a pause. */
    private static final class Load {

        private final Balancer balancer;
        private final List<Held> held;
        private final Map<String, Integer> failures = new ConcurrentHashMap<>();
        private final AtomicInteger reads = new AtomicInteger();
        private final List<Thread> readers;
        private volatile boolean stopped;

        Load(Balancer balancer, List<Held> held) {
            this.balancer = balancer;
            this.held = held;
            readers = IntStream.range(0, READERS)
                    .mapToObj(reader -> new Thread(this::read, "reader-" + reader))
                    .toList();
            readers.forEach(Thread::start);
        }

        private void read() {
            while (!stopped) {
                Held one = held.get(reads.incrementAndGet() % held.size());
                String outcome = outcome(one);
                if (!outcome.isEmpty()) {
                    failures.merge(outcome, 1, Integer::sum);
                }
            }
        }

        /** Returns what was wrong with a read; empty where it brought the token. */
        private String outcome(Held one) {
            try {
                Answer answer = balancer.send(node -> node.read(one)).join();
                boolean good = answer.status() == 200
                        && answer.token().equals(one.tokens().accessToken());
                return good
                        ? ""
                        : "status " + answer.status() + " " + answer.body().getString("type", answer.text());
            } catch (CompletionException failed) {
                return String.valueOf(failed.getCause());
            }
        }

        int reads() {
            return reads.get();
        }

        void stop() {
            stopped = true;
            for (Thread reader : readers) {
                try {
                    reader.join(PATIENCE.toMillis());
                } catch (InterruptedException interrupted) {
                    Thread.currentThread().interrupt();
                }
            }
        }

        Map<String, Integer> failures() {
            return failures;
        }
    }
}
