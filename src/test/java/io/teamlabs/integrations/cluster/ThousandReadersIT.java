package io.teamlabs.integrations.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import io.teamlabs.integrations.platform.ServerKind;
import io.teamlabs.integrations.simulator.wire.Fault;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.AfterParameterizedClassInvocation;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Very many who want one token that has to be refreshed, at both nodes at once, with the settings as they are by themselves. */
@ParameterizedClass
@EnumSource(ServerKind.class)
@SuppressWarnings("NullAway.Init") // JUnit fills both fields before any test
class ThousandReadersIT {

    private static final int READERS_OF_EACH = 500;
    /** From then on those who wait are waited with: a provider that answers sooner is too quick for it. */
    private static final int SLOW = 10;

    private static TwoNodes nodes;

    @Parameter
    ServerKind kind;

    @BeforeParameterizedClassInvocation
    static void start(ServerKind kind) {
        nodes = TwoNodes.start(kind, "readers", Map.of());
    }

    @AfterParameterizedClassInvocation
    static void stop() {
        nodes.close();
    }

    @ParameterizedTest(name = "a provider that answers in {0} s")
    @ValueSource(ints = {0, 1, 11, 30})
    @DisplayName("bar 14: 1,000 readers on two nodes of one expired row make one provider call and get one token")
    void thousandReadersOnTwoNodesShareOneCall(int seconds) {
        Held held = nodes.rows()
                .connect("github", 1, Duration.ofMinutes(-1), Duration.ofDays(1))
                .get(0);
        held.vendor().program(Fault.slowAnswer(Duration.ofSeconds(seconds)).times(1));
        long threads = threads();

        List<CompletableFuture<Answer>> readers = Stream.generate(nodes::all)
                .limit(READERS_OF_EACH)
                .flatMap(List::stream)
                .map(node -> node.read(held))
                .toList();
        if (seconds >= SLOW) {
            othersAreServedMeanwhile(readers, threads);
        }
        List<Answer> answers = readers.stream().map(CompletableFuture::join).toList();

        Progress.say("On " + kind + " 1,000 readers waited " + seconds + " s for the provider");

        assertThat(answers).extracting(Answer::status).containsOnly(200);
        assertThat(answers.stream().map(Answer::token).distinct()).hasSize(1).allMatch(held.vendor()::worksAccessToken);
        assertThat(held.refreshes()).hasSize(1);
    }

    /** Nobody who waits holds a thread of the server: it answers others while all of them wait. */
    private static void othersAreServedMeanwhile(List<CompletableFuture<Answer>> readers, long threads) {
        List<CompletableFuture<Answer>> others =
                nodes.all().stream().map(Node::live).toList();
        assertThat(others).allMatch(other -> other.join().status() == 200);
        assertThat(readers).noneMatch(CompletableFuture::isDone);
        assertThat(threads()).isLessThan(threads + READERS_OF_EACH / 2);
    }

    private static long threads() {
        return nodes.all().stream().mapToLong(node -> node.server().threads()).sum();
    }
}
