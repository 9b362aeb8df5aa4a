package io.teamlabs.integrations.access.control;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.teamlabs.integrations.platform.Eventually;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SettlementQueueTest {

    private final Threads background = new Threads();
    private final Queue<List<Integer>> written = new ConcurrentLinkedQueue<>();

    @AfterEach
    void stop() {
        background.threads.shutdownNow();
    }

    /** Real threads; pauses end when the test says so. */
    private static final class Threads extends Background {

        private final ExecutorService threads = Executors.newCachedThreadPool();
        private final Queue<Runnable> pausing = new ConcurrentLinkedQueue<>();

        @Override
        void run(Runnable work) {
            threads.execute(work);
        }

        @Override
        void after(Duration pause, Runnable work) {
            pausing.add(work);
        }
    }

    private List<Integer> write(List<Integer> some) {
        written.add(some);
        return List.of();
    }

    private List<Integer> all() {
        return written.stream().flatMap(List::stream).sorted().toList();
    }

    private static List<Integer> numbers(int count) {
        return IntStream.range(0, count).boxed().toList();
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(10, SECONDS)).isTrue();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    void whatComesWhileOneTaskWritesIsWrittenTogetherInBatches() {
        CountDownLatch writing = new CountDownLatch(1);
        CountDownLatch goOn = new CountDownLatch(1);
        SettlementQueue<Integer> queue = new SettlementQueue<>(
                background,
                some -> {
                    writing.countDown();
                    await(goOn);
                    return write(some);
                },
                1,
                50);
        queue.add(0);
        await(writing);
        numbers(101).stream().skip(1).forEach(queue::add);
        goOn.countDown();

        Eventually.holds(() -> assertThat(all()).isEqualTo(numbers(101)));
        assertThat(written).extracting(List::size).containsExactly(1, 50, 50);
    }

    @Test
    void noMoreTasksWriteAtOnceThanMay() {
        AtomicInteger writing = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        SettlementQueue<Integer> queue = new SettlementQueue<>(
                background,
                some -> {
                    most.accumulateAndGet(writing.incrementAndGet(), Math::max);
                    LockSupport.parkNanos(100_000);
                    writing.decrementAndGet();
                    return write(some);
                },
                4,
                1);

        numbers(2_000).parallelStream().forEach(queue::add);

        Eventually.holds(() -> assertThat(all()).isEqualTo(numbers(2_000)));
        assertThat(most).hasValueLessThanOrEqualTo(4);
    }

    @Test
    void whatCannotBeWrittenIsTriedAgainAfterThePauseAndLosesNothing() {
        AtomicInteger tries = new AtomicInteger();
        SettlementQueue<Integer> queue =
                new SettlementQueue<>(background, some -> tries.incrementAndGet() == 1 ? some : write(some), 1, 10);

        queue.add(0);
        Eventually.holds(() -> assertThat(background.pausing).hasSize(1));
        assertThat(written).isEmpty();
        assertThat(tries).hasValue(1);
        background.pausing.remove().run();

        Eventually.holds(() -> assertThat(all()).isEqualTo(numbers(1)));
        assertThat(tries).hasValue(2);
    }

    @Test
    void errorOfTheWriterLosesNothingAndLeavesTheWayOpen() {
        AtomicInteger tries = new AtomicInteger();
        SettlementQueue<Integer> queue = new SettlementQueue<>(
                background,
                some -> {
                    if (tries.incrementAndGet() == 1) {
                        throw new NoClassDefFoundError("of the writer");
                    }
                    return write(some);
                },
                1,
                10);

        queue.add(0);
        Eventually.holds(() -> assertThat(background.pausing).hasSize(1));
        background.pausing.remove().run();

        Eventually.holds(() -> assertThat(all()).isEqualTo(numbers(1)));
    }

    @Test
    void refusalOfTheContainerIsToldAndLeavesTheWayOpenForTheNextOne() {
        SettlementQueue<Integer> queue = new SettlementQueue<>(
                new Background() {
                    private final AtomicInteger asked = new AtomicInteger();

                    @Override
                    void run(Runnable work) {
                        if (asked.incrementAndGet() == 1) {
                            throw new RejectedExecutionException("stopping");
                        }
                        work.run();
                    }
                },
                this::write,
                1,
                10);

        assertThatThrownBy(() -> queue.add(0)).isInstanceOf(RejectedExecutionException.class);
        queue.add(1);

        assertThat(written).containsExactly(List.of(0, 1));
    }
}
