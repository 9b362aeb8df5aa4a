package io.teamlabs.integrations.ratelimit.control;

import io.teamlabs.integrations.problem.ProblemException;
import io.teamlabs.integrations.problem.ProblemKind;
import io.teamlabs.integrations.ratelimit.entity.Ask;
import io.teamlabs.integrations.ratelimit.entity.Charge;
import io.teamlabs.integrations.ratelimit.entity.Demand;
import io.teamlabs.integrations.ratelimit.entity.Observation;
import io.teamlabs.integrations.ratelimit.entity.Permit;
import io.teamlabs.integrations.ratelimit.entity.Quota;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.RejectedExecutionException;
import org.jspecify.annotations.Nullable;

/**
 * One node's limiter. A call takes leased tokens where they are there, else it waits without a thread; an exchange with the
 * ledger, one at a time and for all quotas together, brings more. Everything is decided under one lock, which is never held
 * while the ledger is asked or a stage completed.
 */
final class NodeLimiter {

    private static final Duration LATE = Duration.ofSeconds(5);

    private final Object lock = new Object();
    private final Exchanges exchanges;
    private final Clock clock;
    private final Threads threads;
    private final WaitingCalls waiting;
    private final LocalQuotas quotas = new LocalQuotas();
    private final Rhythm rhythm = new Rhythm();
    private boolean stopped;

    /** An exchange about to be made: what is asked of which quotas, and since when. */
    private record Exchange(List<LocalQuota> quotas, List<Ask> asks, Instant at) {}

    NodeLimiter(Exchanges exchanges, Clock clock, Threads threads, int mostWaiting) {
        this.exchanges = exchanges;
        this.clock = clock;
        this.threads = threads;
        this.waiting = new WaitingCalls(mostWaiting);
    }

    CompletionStage<Permit> acquire(List<Charge> charges, String tenant, Duration patience) {
        CompletableFuture<Permit> stage;
        synchronized (lock) {
            stage = enter(charges, tenant, patience);
        }
        goOn();
        return stage;
    }

    private CompletableFuture<Permit> enter(List<Charge> charges, String tenant, Duration patience) {
        Instant now = clock.instant();
        WaitingCall call = new WaitingCall(quotas.parts(charges, now), tenant, now.plus(patience));
        if (call.isServable(now)) {
            call.stage().complete(permit(call, now));
        } else if (stopped) {
            call.stage().completeExceptionally(stopping());
        } else if (call.expected().isAfter(call.deadline()) || !waiting.hasRoomFor(tenant)) {
            call.stage().completeExceptionally(call.refusal(call.expected(), now));
        } else {
            waiting.add(call, now);
            CompletableFuture<Permit> unused = call.stage().whenComplete((permit, failure) -> leave(call));
        }
        return call.stage();
    }

    private Permit permit(WaitingCall call, Instant now) {
        Instant until = call.take(now);
        return new Permit(() -> giveBack(call, until));
    }

    /** A call that was cancelled from outside; one that got its answer is out already. */
    private void leave(WaitingCall call) {
        synchronized (lock) {
            waiting.remove(call);
        }
    }

    private void giveBack(WaitingCall call, Instant until) {
        synchronized (lock) {
            call.giveBack(until);
        }
        serve();
    }

    void learn(Quota quota, Observation observation) {
        synchronized (lock) {
            Instant now = clock.instant();
            quotas.of(quota, now).learn(observation, now);
        }
        goOn();
    }

    /** Begins an exchange where one is due and none is under way, else sees to it that somebody looks again in time. */
    private void goOn() {
        int round = 0;
        synchronized (lock) {
            Instant now = clock.instant();
            boolean hangs = rhythm.hangs(now);
            if (hangs) {
                waiting.askAgain(now);
            }
            if (!stopped && (hangs || !rhythm.isExchanging()) && quotas.isAnyDue(now)) {
                round = rhythm.begin(now);
            } else {
                setAlarm(now);
            }
        }
        if (round > 0) {
            int begun = round;
            execute(() -> exchange(begun));
        }
    }

    private void setAlarm(Instant now) {
        Instant due = rhythm.next(quotas.nextDue(), now);
        Instant next = due.isBefore(waiting.firstDeadline()) ? due : waiting.firstDeadline();
        if (!stopped && rhythm.setsAlarm(next)) {
            Duration time = next.isAfter(now) ? Duration.between(now, next) : Duration.ZERO;
            threads.alarm().after(time.plusMillis(1), () -> ring(next));
        }
    }

    /** Time has passed: some have lost patience, and quotas may be due. An alarm that another overtook does nothing. */
    private void ring(Instant at) {
        List<Runnable> answers = new ArrayList<>();
        synchronized (lock) {
            if (!rhythm.rings(at)) {
                return;
            }
            Instant now = clock.instant();
            refuse(waiting.removeIf(call -> call.isLate(now)), now, answers);
        }
        answers.forEach(this::execute);
        goOn();
    }

    private static void refuse(List<WaitingCall> calls, Instant now, List<Runnable> answers) {
        for (WaitingCall call : calls) {
            ProblemException refusal = call.refusal(call.expected(), now);
            answers.add(() -> call.stage().completeExceptionally(refusal));
        }
    }

    /** Blocks while the ledger does. One that hung so long that another began in its place changes nothing any more. */
    private void exchange(int round) {
        Exchange next = next(round);
        if (next == null) {
            return;
        }
        try {
            Exchanges.Round replies = exchanges.exchange(next.asks());
            synchronized (lock) {
                if (rhythm.isCurrent(round)) {
                    settle(next, replies);
                }
            }
        } finally {
            synchronized (lock) {
                rhythm.end(round);
            }
            serve();
        }
    }

    private @Nullable Exchange next(int round) {
        synchronized (lock) {
            if (!rhythm.isCurrent(round)) {
                return null;
            }
            Instant now = clock.instant();
            List<LocalQuota> due = quotas.due(now);
            Map<LocalQuota, Map<String, Demand>> demands = waiting.demands(now);
            List<Ask> asks = due.stream()
                    .map(quota -> quota.ask(demands.getOrDefault(quota, Map.of()), now))
                    .toList();
            return new Exchange(due, asks, now);
        }
    }

    private void settle(Exchange made, Exchanges.Round replies) {
        Instant now = clock.instant();
        for (int at = 0; at < made.quotas().size(); at++) {
            made.quotas().get(at).take(made.asks().get(at), replies.replies().get(at), replies.alone(), made.at(), now);
        }
    }

    /** Hands out what there is, refuses whom it cannot reach in time, and asks for more. */
    private void serve() {
        List<Runnable> answers = new ArrayList<>();
        synchronized (lock) {
            Instant now = clock.instant();
            waiting.removeIf(call -> {
                boolean servable = call.isServable(now);
                if (servable) {
                    Permit permit = permit(call, now);
                    answers.add(() -> hand(call, permit));
                }
                return servable;
            });
            refuse(waiting.removeFromTheEnd(WaitingCall::isHopeless), now, answers);
            waiting.askAgain(now);
        }
        answers.forEach(this::execute);
        goOn();
    }

    private static void hand(WaitingCall call, Permit permit) {
        if (!call.stage().complete(permit)) {
            permit.giveBack();
        }
    }

    private void execute(Runnable task) {
        try {
            threads.executor().execute(task);
        } catch (RejectedExecutionException stopping) {
            task.run();
        }
    }

    /** Lets those go who wait: nobody would wake them. */
    void stop() {
        List<WaitingCall> left;
        synchronized (lock) {
            stopped = true;
            left = waiting.removeIf(call -> true);
        }
        left.forEach(call -> call.stage().completeExceptionally(stopping()));
    }

    private static ProblemException stopping() {
        return ProblemException.of(ProblemKind.UNAVAILABLE, "The service is stopping. Try again shortly.")
                .retryAfter(LATE);
    }
}
