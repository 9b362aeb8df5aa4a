package io.teamlabs.integrations.ratelimit.control;

import io.teamlabs.integrations.problem.ProblemException;
import io.teamlabs.integrations.ratelimit.entity.Allowance;
import io.teamlabs.integrations.ratelimit.entity.Ask;
import io.teamlabs.integrations.ratelimit.entity.Permit;
import io.teamlabs.integrations.ratelimit.entity.Quota;
import io.teamlabs.integrations.ratelimit.entity.QuotaKey;
import io.teamlabs.integrations.ratelimit.entity.Reply;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/** Nodes over one ledger, in time that a test moves. */
final class Stage {

    final VirtualTime time = new VirtualTime();
    final Counted ledger = new Counted(new LoneLedger(time, 1));

    /** A ledger that counts its exchanges and can be away. */
    static final class Counted implements Ledger {
        private final Ledger ledger;
        int exchanges;
        boolean away;

        Counted(Ledger ledger) {
            this.ledger = ledger;
        }

        @Override
        public List<Reply> exchange(String node, List<Ask> asks) {
            if (away) {
                throw new Away("unplugged");
            }
            exchanges++;
            return ledger.exchange(node, asks);
        }
    }

    NodeLimiter node() {
        return node(1_000);
    }

    NodeLimiter node(int mostWaiting) {
        return new NodeLimiter(new Exchanges(ledger, new LoneLedger(time, 4), time), time, time.threads(), mostWaiting);
    }

    static Quota quota(String endpoints, int calls, Duration window, int burst) {
        return new Quota(QuotaKey.ofApp("github", "client", endpoints), new Allowance(calls, window, burst));
    }

    /** Buckets begin empty here; lets this one fill. */
    void fill(NodeLimiter node, Quota quota) {
        queue(node, quota, "filler", Duration.ofDays(1));
        time.pass(quota.allowance().window().multipliedBy(3));
    }

    CompletableFuture<Permit> acquire(NodeLimiter node, Quota quota, String tenant, Duration patience) {
        return node.acquire(List.of(quota.charge(1)), tenant, patience).toCompletableFuture();
    }

    /** A call of whose permit a test wants to know nothing more. */
    void queue(NodeLimiter node, Quota quota, String tenant, Duration patience) {
        CompletableFuture<Permit> unused = acquire(node, quota, tenant, patience);
    }

    static boolean isGranted(CompletableFuture<Permit> stage) {
        return stage.isDone() && !stage.isCompletedExceptionally();
    }

    /** Returns the problem that a stage failed with. */
    static ProblemException refusal(CompletableFuture<Permit> stage) {
        try {
            stage.join();
            throw new AssertionError("The call got its permit");
        } catch (CompletionException failed) {
            if (failed.getCause() instanceof ProblemException problem) {
                return problem;
            }
            throw failed;
        }
    }
}
