package io.teamlabs.integrations.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;

/** Calls to a node again and again while its database is away, each with when it was sent and how long it took. */
final class Outage {

    private static final Duration PAUSE = Duration.ofMillis(200);

    /**
     * One call.
     *
     * @param sent since the database went away
     */
    record Seen(Duration sent, Duration took, Answer answer) {

        boolean served() {
            return answer.status() == 200;
        }
    }

    private final long begin = System.nanoTime();
    private final List<CompletableFuture<Seen>> calls = new ArrayList<>();

    /** Sends the call every fifth of a second until so long after the beginning, whether earlier ones have ended or not. */
    static Outage watch(Duration length, List<Supplier<CompletableFuture<Answer>>> calls) {
        Outage outage = new Outage();
        while (outage.now().compareTo(length) < 0) {
            calls.forEach(outage::send);
            LockSupport.parkNanos(PAUSE.toNanos());
        }
        return outage;
    }

    private void send(Supplier<CompletableFuture<Answer>> call) {
        Duration sent = now();
        calls.add(call.get().thenApply(answer -> new Seen(sent, now().minus(sent), answer)));
    }

    private Duration now() {
        return Duration.ofNanos(System.nanoTime() - begin);
    }

    /** Returns all calls once each has ended. */
    List<Seen> all() {
        return calls.stream().map(CompletableFuture::join).toList();
    }

    /** What bar 37 asks: served from memory for a while, then refused with when to come again, and nothing hangs. */
    void mustServeFor(Duration most, Duration patience) {
        assertThat(all()).anyMatch(Seen::served).allSatisfy(call -> {
            assertThat(call.took()).as("%s", call).isLessThan(patience);
            if (!call.served() || call.sent().compareTo(most) > 0) {
                assertThat(call.answer().status()).as("%s", call).isEqualTo(503);
                assertThat(call.answer().headers().firstValue("Retry-After"))
                        .as("%s", call)
                        .isPresent();
            }
        });
    }
}
