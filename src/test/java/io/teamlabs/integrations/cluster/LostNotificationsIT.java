package io.teamlabs.integrations.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import io.teamlabs.integrations.platform.Eventually;
import io.teamlabs.integrations.platform.ServerKind;
import jakarta.json.JsonObject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.AfterParameterizedClassInvocation;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** What a node answers from memory after another node's cut: when it hears of it, and when it hears nothing. */
@ParameterizedClass
@EnumSource(ServerKind.class)
@SuppressWarnings("NullAway.Init") // JUnit fills both fields before any test
class LostNotificationsIT {

    private static final Duration AT_ONCE = Duration.ofSeconds(1);
    private static final Duration TRUST = Duration.ofSeconds(5);
    private static final Duration FROZEN = Duration.ofSeconds(8);
    private static final Duration PAUSE = Duration.ofMillis(100);
    private static final Duration LATER = Duration.ofMinutes(50);
    private static final String KILL_LISTENERS = """
            SELECT count(pg_terminate_backend(pid)) FROM pg_stat_activity
            WHERE datname = current_database() AND application_name = 'teamlabs-integrations-listener'""";

    private static TwoNodes nodes;

    @Parameter
    ServerKind kind;

    @BeforeParameterizedClassInvocation
    static void start(ServerKind kind) {
        nodes = TwoNodes.start(kind, "unheard", Map.of());
    }

    @AfterParameterizedClassInvocation
    static void stop() {
        nodes.close();
    }

    @Test
    @DisplayName("towards bar 36: on two servers, a disconnect on one node is seen by the other within a second")
    void disconnectIsSeenByTheOtherNodeWithinASecond() {
        for (Node cutting : nodes.all()) {
            Node reading = nodes.otherThan(cutting);
            Held held = remembered(reading);
            assertThat(cutting.disconnect(held).join().status()).isEqualTo(200);
            Eventually.holds(
                    AT_ONCE,
                    () -> assertThat(reading.read(held).join().status())
                            .as("a read at %s", reading)
                            .isEqualTo(409));
        }
    }

    @Test
    @DisplayName(
            "towards bar 37: a killed listener is counted, comes back by itself, and nothing it missed is answered")
    void killedListenerIsCountedAndComesBack() {
        Node reading = nodes.b();
        Held held = remembered(reading);
        int losses = listener(reading).getInt("losses");

        assertThat(nodes.rows().ask(KILL_LISTENERS)).isEqualTo("2");
        assertThat(nodes.a().disconnect(held).join().status()).isEqualTo(200);

        Eventually.holds(
                TRUST, () -> assertThat(reading.read(held).join().status()).isEqualTo(409));
        Eventually.holds(() -> {
            assertThat(listener(reading).getInt("losses")).isEqualTo(losses + 1);
            assertThat(listener(reading).getBoolean("connected")).isTrue();
        });
    }

    @Test
    @DisplayName(
            "towards bar 37: a node whose listener fell silent answers from memory for 5 s at most, and counts that")
    void frozenListenerBoundsStaleReads() {
        Node reading = nodes.b();
        Held held = remembered(reading);
        int counted = tokens(reading).getJsonObject("remembered").getInt("hitsWithoutListener");
        long frozen = System.nanoTime();
        reading.database().holdAnswers();
        assertThat(nodes.a().disconnect(held).join().status()).isEqualTo(200);

        List<Read> reads = readUntil(reading, held, frozen);
        reading.database().letThrough();

        assertThat(reads.get(0).answer().join().status()).isEqualTo(200);
        assertThat(reads)
                .filteredOn(read -> read.sent().compareTo(TRUST) > 0)
                .hasSizeGreaterThan(5)
                .allMatch(read -> read.answer().join().status() != 200);
        assertThat(tokens(reading).getJsonObject("remembered").getInt("hitsWithoutListener"))
                .isGreaterThan(counted);
        Eventually.holds(() -> assertThat(reading.read(held).join().status()).isEqualTo(409));
    }

    /**
     * One read.
     *
     * @param sent since the connections were frozen
     */
    private record Read(Duration sent, CompletableFuture<Answer> answer) {}

    /** Reads again and again while the node hears nothing, whether earlier reads have ended or not. */
    private static List<Read> readUntil(Node reading, Held held, long frozen) {
        List<Read> reads = new ArrayList<>();
        Duration since = Duration.ofNanos(System.nanoTime() - frozen);
        while (since.compareTo(FROZEN) < 0) {
            reads.add(new Read(since, reading.read(held)));
            LockSupport.parkNanos(PAUSE.toNanos());
            since = Duration.ofNanos(System.nanoTime() - frozen);
        }
        return reads;
    }

    /** A connection whose token the node answers without the database, which its counter of such answers says. */
    private static Held remembered(Node node) {
        Held held = nodes.rows().connect("google_drive", 1, LATER, LATER).get(0);
        Eventually.holds(() -> {
            int before = tokens(node).getJsonObject("remembered").getInt("hits");
            assertThat(node.read(held).join().status()).isEqualTo(200);
            assertThat(tokens(node).getJsonObject("remembered").getInt("hits")).isEqualTo(before + 1);
        });
        return held;
    }

    private static JsonObject listener(Node node) {
        return tokens(node).getJsonObject("listener");
    }

    private static JsonObject tokens(Node node) {
        return node.operate("tokens").join().body();
    }
}
