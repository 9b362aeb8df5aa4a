package io.teamlabs.integrations.http.control;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.teamlabs.integrations.platform.Eventually;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.RejectedExecutionException;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SendersTest {

    private final Senders senders = new Senders();
    private final Queue<Integer> begun = new ConcurrentLinkedQueue<>();
    private final CountDownLatch lookup = new CountDownLatch(1);

    @AfterEach
    void stop() {
        lookup.countDown();
        senders.stop();
    }

    private void hang() {
        try {
            assertThat(lookup.await(20, SECONDS)).isTrue();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    void hostThatHangsHoldsItsOwnRequestsAndNobodyElses() {
        senders.execute("hanging", this::hang);
        IntStream.range(0, 100).forEach(number -> senders.execute("hanging", () -> begun.add(number)));

        senders.execute("other", () -> begun.add(-1));

        Eventually.holds(() -> assertThat(begun).containsExactly(-1));
        lookup.countDown();
        Eventually.holds(() -> assertThat(begun).hasSize(101));
        assertThat(begun.stream().skip(1)).isSorted();
    }

    @Test
    void requestThatCannotBeBegunDoesNotHoldTheNext() {
        senders.execute("host", () -> {
            throw new IllegalStateException("no such host");
        });
        senders.execute("host", () -> begun.add(1));

        Eventually.holds(() -> assertThat(begun).containsExactly(1));
    }

    @Test
    void whoIsStoppedRefuses() {
        senders.stop();

        for (String host : List.of("host", "host")) {
            assertThatThrownBy(() -> senders.execute(host, () -> begun.add(1)))
                    .isInstanceOf(RejectedExecutionException.class);
        }
        assertThat(begun).isEmpty();
    }
}
