package io.teamlabs.integrations.access.control;

import io.teamlabs.integrations.access.control.Settlement.Answered;
import io.teamlabs.integrations.oauth.entity.OAuthFailure;
import io.teamlabs.integrations.oauth.entity.ProviderId;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Outcomes of refreshes, queued by the threads that bring answers and written by one task of the container: what comes
 * while it writes is written together. What cannot be written stays in the queue, as it may hold the only living token
 * of its grant; its slot stays taken, so that no more is claimed than this node can keep.
 */
@ApplicationScoped
public class Settlements {

    private static final Logger LOG = System.getLogger(Settlements.class.getName());
    private static final String UNUSABLE = "unusable_answer";
    private static final int BATCH = 200;
    private static final Duration PAUSE = Duration.ofSeconds(1);

    @Inject
    Background background;

    @Inject
    Completions completions;

    @Inject
    RefreshFailures failures;

    @Inject
    Landings landings;

    @Inject
    Slots slots;

    private final Queue<Settlement> waiting = new ConcurrentLinkedQueue<>();
    private final AtomicBoolean writing = new AtomicBoolean();

    void add(Settlement settlement) {
        waiting.add(settlement);
        wake();
    }

    /** Begins to write what waits, unless that is going on; the timer asks too, should the container have refused once. */
    void wake() {
        if (!waiting.isEmpty() && writing.compareAndSet(false, true)) {
            boolean begun = false;
            try {
                background.run(this::work);
                begun = true;
            } finally {
                if (!begun) {
                    writing.set(false);
                }
            }
        }
    }

    private void work() {
        boolean all = write();
        writing.set(false);
        if (all) {
            wake();
        } else {
            background.after(PAUSE, this::wake);
        }
    }

    /** Writes what waits, in the calling thread; returns whether nothing was left for want of a database. */
    boolean write() {
        for (List<Settlement> batch = take(); !batch.isEmpty(); batch = take()) {
            List<Settlement> left = settle(batch);
            waiting.addAll(left);
            if (!left.isEmpty()) {
                return false;
            }
        }
        return true;
    }

    private List<Settlement> take() {
        List<Settlement> batch = new ArrayList<>();
        for (Settlement next = waiting.poll(); next != null; next = waiting.poll()) {
            batch.add(next);
            if (batch.size() == BATCH) {
                break;
            }
        }
        return batch;
    }

    /** Writes the tokens together and the failures one by one; returns what could not be written. */
    private List<Settlement> settle(List<Settlement> batch) {
        List<Answered> answers = new ArrayList<>();
        List<Settlement> left = new ArrayList<>();
        for (Settlement settlement : batch) {
            if (settlement instanceof Answered answered) {
                answers.add(answered);
            }
        }
        boolean together = answers.isEmpty() || attempt(batch, () -> completions.write(answers));
        Map<ProviderId, Integer> done = new HashMap<>();
        for (Settlement settlement : batch) {
            boolean written = settlement instanceof Answered && together;
            if (written || (left.size() < 2 && attempt(List.of(settlement), () -> settleAlone(settlement)))) {
                done.merge(settlement.claim().provider(), 1, Integer::sum);
            } else {
                left.add(0, settlement);
            }
        }
        done.forEach(slots::release);
        return left;
    }

    private void settleAlone(Settlement settlement) {
        if (settlement instanceof Answered answered) {
            writeAlone(answered);
        } else if (settlement instanceof Settlement.Refused refused) {
            landings.land(refused.flight(), refused.claim(), failures.record(refused.claim(), refused.failure()));
        } else {
            landings.land(settlement.flight(), settlement.claim(), failures.recordDamage(settlement.claim()));
        }
    }

    /** What no column can hold (a NUL among the scopes, half a character in a token) will not be better next time. */
    private void writeAlone(Answered answered) {
        try {
            completions.write(List.of(answered));
        } catch (Leases.Unwritable | IllegalArgumentException unusable) {
            OAuthFailure failure = new OAuthFailure(OAuthFailure.Kind.TEMPORARY, UNUSABLE, null, true);
            landings.land(answered.flight(), answered.claim(), failures.record(answered.claim(), failure));
        }
    }

    /** One row that cannot be written, whatever the reason, must not take the others' tokens with it. */
    private static boolean attempt(List<Settlement> rows, Runnable write) {
        try {
            write.run();
            return true;
        } catch (Exception failure) {
            List<UUID> ids = rows.stream().map(row -> row.claim().id()).toList();
            LOG.log(Level.ERROR, "Outcomes of refreshes are not written yet, of the integrations " + ids, failure);
            return false;
        }
    }
}
