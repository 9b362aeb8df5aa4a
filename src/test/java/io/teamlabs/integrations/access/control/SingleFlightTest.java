package io.teamlabs.integrations.access.control;

import static io.teamlabs.integrations.access.control.AccessBench.HOUR;
import static io.teamlabs.integrations.access.control.AccessBench.answer;
import static io.teamlabs.integrations.access.control.AccessBench.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.teamlabs.integrations.access.entity.FreshToken;
import io.teamlabs.integrations.oauth.entity.OAuthFailure;
import io.teamlabs.integrations.oauth.entity.TokenAnswer;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SingleFlightTest {

    private static final int READERS = 1000;

    private final AccessBench bench = AccessBench.node();
    private final Set<String> spent = ConcurrentHashMap.newKeySet();
    private final AtomicInteger issued = new AtomicInteger();

    @BeforeEach
    void rotate() {
        bench.alpha.rotates = true;
    }

    @AfterEach
    void close() {
        bench.close();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1})
    @DisplayName("bar 14: 1,000 readers of one expired row make one provider call and get one token")
    void thousandReadersShareOneCall(int seconds) throws Exception {
        UUID id = bench.connect("anna", HOUR, HOUR.multipliedBy(2));
        bench.alpha.answer(sent -> rotated(sent, seconds));

        Set<String> tokens = readers(List.of(bench), READERS);

        assertThat(bench.alpha.refreshed).containsExactly("refresh-0");
        assertThat(tokens).containsExactly("access-1");
        assertThat(bench.row(id).grantGeneration()).isEqualTo(2);
    }

    @RepeatedTest(5)
    @DisplayName(
            "bar 14: readers who come as the new token is written begin no refresh of it, where refreshing kills it")
    void readersOfAKillingProviderShareOneCallToo() throws Exception {
        bench.connect("anna", HOUR, HOUR.multipliedBy(2));
        bench.alpha.killsAccessToken = true;
        bench.alpha.answer(sent -> rotated(sent, 0));

        assertThat(readers(List.of(bench), READERS)).containsExactly("access-1");
        assertThat(bench.alpha.refreshed).containsExactly("refresh-0");
    }

    @Test
    @DisplayName("bar 14: readers of two nodes over one database make one provider call between them")
    void readersOfTwoNodesShareOneCall() throws Exception {
        bench.connect("anna", HOUR, HOUR.multipliedBy(2));
        bench.alpha.answer(sent -> rotated(sent, 1));

        try (AccessBench other = bench.anotherNode()) {
            assertThat(readers(List.of(bench, other), 200)).containsExactly("access-1");
        }
        assertThat(bench.alpha.refreshed).containsExactly("refresh-0");
    }

    @Test
    void noReaderHoldsAThreadWhileTheProviderThinks() throws Exception {
        bench.connect("anna", HOUR, HOUR.multipliedBy(2));
        CompletableFuture<TokenAnswer> thinking = new CompletableFuture<>();
        bench.alpha.answer(sent -> thinking);

        List<CompletableFuture<FreshToken>> waiting = new ArrayList<>();
        for (int reader = 0; reader < 50; reader++) {
            waiting.add(bench.read("anna").toCompletableFuture());
        }

        assertThat(waiting).noneMatch(Future::isDone);
        thinking.complete(answer("access-1", "refresh-1"));
        for (CompletableFuture<FreshToken> reader : waiting) {
            assertThat(await(reader).accessToken().reveal()).isEqualTo("access-1");
        }
    }

    /** As a provider with reuse detection: a refresh token that comes a second time is refused. */
    private CompletionStage<TokenAnswer> rotated(String sent, int seconds) {
        if (!spent.add(sent)) {
            return CompletableFuture.failedStage(OAuthFailure.of(OAuthFailure.Kind.GRANT_GONE, "invalid_grant"));
        }
        int number = issued.incrementAndGet();
        return CompletableFuture.supplyAsync(
                () -> answer("access-" + number, "refresh-" + number),
                CompletableFuture.delayedExecutor(seconds, TimeUnit.SECONDS));
    }

    private static Set<String> readers(List<AccessBench> nodes, int count) throws Exception {
        ExecutorService callers = Executors.newFixedThreadPool(32);
        try {
            List<Future<CompletionStage<FreshToken>>> reads = IntStream.range(0, count)
                    .mapToObj(reader -> callers.submit(
                            () -> nodes.get(reader % nodes.size()).read("anna")))
                    .toList();
            Set<String> tokens = ConcurrentHashMap.newKeySet();
            for (Future<CompletionStage<FreshToken>> read : reads) {
                tokens.add(await(read.get()).accessToken().reveal());
            }
            return tokens;
        } finally {
            callers.shutdown();
        }
    }
}
