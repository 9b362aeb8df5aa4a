package io.teamlabs.integrations.access.control;

import static org.assertj.core.api.Assertions.assertThat;

import io.teamlabs.integrations.access.entity.FreshToken;
import io.teamlabs.integrations.connection.entity.Integration;
import io.teamlabs.integrations.oauth.control.ProviderDialect;
import io.teamlabs.integrations.platform.Eventually;
import io.teamlabs.integrations.platform.Workbench;
import io.teamlabs.integrations.problem.ProblemException;
import io.teamlabs.integrations.problem.ProblemKind;
import io.teamlabs.integrations.provider.Vendors;
import io.teamlabs.integrations.simulator.wire.Call;
import io.teamlabs.integrations.simulator.wire.Fault;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * A provider that is down for a quarter of an hour while readers read as fast as they can: tokens that run out before, in
 * the midst of it and after it.
 */
@Tag("long")
class ProviderOutageTest {

    private static final Duration OUTAGE = Duration.ofMinutes(15);
    private static final Duration STEP = Duration.ofSeconds(10);
    /** From here on a token ought to have been replaced: where that failed, the answer says so. */
    private static final Duration MARGIN = Duration.ofMinutes(5);

    private static final Duration CLOCKS = Duration.ofMillis(500);
    private static final List<Integer> MINUTES_LEFT = List.of(3, 4, 9, 12, 17, 19, 50);
    private static final int READERS = 4;

    private final Map<String, UUID> rows = new ConcurrentHashMap<>();
    private final Set<String> failedOnce = ConcurrentHashMap.newKeySet();
    private final Set<String> mistakes = ConcurrentHashMap.newKeySet();
    private final AtomicInteger served = new AtomicInteger();
    private volatile boolean down = true;
    private volatile boolean over;

    static Stream<Function<Vendors, ProviderDialect>> vendors() {
        return Stream.of(Vendors::google, Vendors::slack, Vendors::github);
    }

    @AfterEach
    void end() {
        PassingTime.end();
    }

    @ParameterizedTest
    @MethodSource("vendors")
    @DisplayName("bar 15: a provider that is down for 15 minutes fails no read of a token that is still valid")
    void outageFailsNoReadOfAValidToken(Function<Vendors, ProviderDialect> vendor) {
        try (VendorBench bench = VendorBench.at(vendor)) {
            PassingTime time = new PassingTime();
            MINUTES_LEFT.forEach(minutes -> connect(bench, time, minutes));
            List<Thread> readers = IntStream.range(0, READERS)
                    .mapToObj(number -> reader(bench, time))
                    .toList();

            lastOut(bench, time);
            List<String> beforeRecovery = due();
            comeBack(bench, time);

            over = true;
            readers.forEach(ProviderOutageTest::join);
            assertThat(mistakes).isEmpty();
            assertThat(served).hasValueGreaterThan(1000);
            assertThat(beforeRecovery).hasSizeGreaterThan(MINUTES_LEFT.size() / 2);
        }
    }

    private void connect(VendorBench bench, PassingTime time, int minutes) {
        String user = "left-" + minutes;
        rows.put(user, bench.connect(user, VendorBench.HOUR.minusMinutes(minutes)));
        time.runsOut(user, end(bench.node.row(rows.get(user))));
    }

    private static Instant end(Integration row) {
        return Objects.requireNonNull(row.tokenExpiry());
    }

    /** In turn: a page with 503, a page with 200, hung up, told to come later, silent for long, nothing that is JSON. */
    private void lastOut(VendorBench bench, PassingTime time) {
        List<Fault> faults = List.of(
                Fault.outage(),
                Fault.html(200),
                Fault.droppedBefore(),
                Fault.tooManyRequests("20"),
                Fault.outage().after(Duration.ofSeconds(3)).times(3),
                Fault.reply(500, Map.of(), ""));
        int steps = (int) OUTAGE.dividedBy(STEP);
        for (int step = 0; step < steps; step++) {
            if (step % (steps / faults.size()) == 0) {
                bench.simulator.reset();
                bench.program(faults.get(step / (steps / faults.size())));
                bench.program(Fault.outage());
            }
            step(bench, time);
        }
        rows.forEach((user, row) -> oneAttemptForEachWait(bench, time, row));
    }

    /** The rows' time goes on by a step; what is due then is tried, and its outcome is written. */
    private void step(VendorBench bench, PassingTime time) {
        time.pass(STEP);
        Eventually.holds(() -> {
            bench.node.bean(DueRefreshes.class).begin(); // as the timer does again and again: waits end meanwhile
            assertThat(leased()).isEmpty();
        });
        rows.forEach((user, row) -> {
            if (bench.node.row(row).errorCount() > 0) {
                failedOnce.add(user);
            }
        });
    }

    private static List<String> leased() {
        return Workbench.askOwner("SELECT user_id FROM integrations WHERE lease_id IS NOT NULL OR refresh_at <= now()");
    }

    private static List<String> due() {
        return Workbench.askOwner("SELECT user_id FROM integrations WHERE error_count > 0");
    }

    /** No call came before the wait was over that the failure before it had written, however many wanted the token. */
    private static void oneAttemptForEachWait(VendorBench bench, PassingTime time, UUID row) {
        String refreshToken = bench.refreshToken(row);
        List<Duration> calls = bench.simulator.calls(bench.tokenCall()).stream()
                .filter(call -> call.request().form().text("refresh_token").equals(refreshToken))
                .map(Call::at)
                .map(time::until)
                .toList();
        List<PassingTime.Wait> waits = time.waits(row);
        for (Duration call : calls) {
            long before = waits.stream()
                    .filter(wait -> wait.since().compareTo(call) < 0)
                    .count();
            if (before > 0) {
                PassingTime.Wait wait = waits.get((int) before - 1);
                assertThat(call.plus(CLOCKS))
                        .isGreaterThanOrEqualTo(wait.since().plus(wait.length()));
            }
        }
        assertThat(calls).hasSizeLessThanOrEqualTo(waits.size());
    }

    /** Every row is fresh with the first step in which it is due. */
    private void comeBack(VendorBench bench, PassingTime time) {
        down = false;
        bench.simulator.reset();
        List<Integer> waitsBefore = counts(time);
        int longest = (int) Duration.ofMinutes(6).dividedBy(STEP);
        for (int step = 0; step < longest && !due().isEmpty(); step++) {
            step(bench, time);
        }
        assertThat(due()).isEmpty();
        assertThat(counts(time)).as("waits, none of which was written since").isEqualTo(waitsBefore);
        rows.forEach((user, row) -> {
            Integration fresh = bench.node.row(row);
            time.runsOut(user, end(fresh));
            FreshToken token = AccessBench.await(bench.node.read(user));
            assertThat(token.degraded()).isFalse();
            assertThat(bench.simulator.worksAccessToken(token.accessToken().reveal()))
                    .isTrue();
        });
    }

    private List<Integer> counts(PassingTime time) {
        return rows.values().stream().map(row -> time.waits(row).size()).toList();
    }

    private Thread reader(VendorBench bench, PassingTime time) {
        Thread thread = new Thread(
                () -> {
                    List<String> users = List.copyOf(rows.keySet());
                    for (int turn = 0; !over; turn++) {
                        read(bench, time, users.get(turn % users.size()));
                    }
                },
                "outage-reader");
        thread.start();
        return thread;
    }

    private void read(VendorBench bench, PassingTime time, String user) {
        boolean failed = failedOnce.contains(user) && time.hasLeftAtMost(MARGIN, user);
        try {
            FreshToken token = AccessBench.await(bench.node.read(user));
            served.incrementAndGet();
            if (failed && down && !token.degraded()) {
                mistakes.add(user + " was not told that its token is degraded");
            }
        } catch (ProblemException refused) {
            boolean honest = refused.kind() == ProblemKind.PROVIDER_UNAVAILABLE;
            if (time.isValid(user) || !honest) {
                mistakes.add(user + " was refused: " + refused.kind());
            }
        }
    }

    private static void join(Thread thread) {
        try {
            thread.join(30_000);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
