package io.teamlabs.integrations.ratelimit.control;

import java.time.Duration;
import java.time.Instant;

/**
 * When a node exchanges, and when it is to look again. Exchanges are numbered: one that hangs is overtaken by the next, and
 * then changes nothing any more. Guarded by the lock of its {@link NodeLimiter}.
 */
final class Rhythm {

    private static final Duration LEDGER_PATIENCE = Duration.ofSeconds(1);

    private int round;
    private boolean exchanging;
    private Instant hangsAt = Instant.MAX;
    private Instant alarmAt = Instant.MAX;

    boolean isExchanging() {
        return exchanging;
    }

    boolean hangs(Instant now) {
        return exchanging && !now.isBefore(hangsAt);
    }

    /** Returns the number of the exchange that begins; the first is one. */
    int begin(Instant now) {
        exchanging = true;
        hangsAt = now.plus(LEDGER_PATIENCE);
        return ++round;
    }

    boolean isCurrent(int number) {
        return number == round;
    }

    void end(int number) {
        exchanging = exchanging && number != round;
    }

    /** Returns when to look again: when quotas are due, or when the exchange under way is found to hang. */
    Instant next(Instant due, Instant now) {
        return exchanging && !hangs(now) ? hangsAt : due;
    }

    /** Whether an alarm is to be set for this time, as none is set for an earlier one. */
    boolean setsAlarm(Instant at) {
        boolean earlier = at.isBefore(alarmAt);
        alarmAt = earlier ? at : alarmAt;
        return earlier;
    }

    /** Whether the alarm that rings is the one that was set last; one that another overtook means nothing. */
    boolean rings(Instant at) {
        boolean last = alarmAt.equals(at);
        alarmAt = last ? Instant.MAX : alarmAt;
        return last;
    }
}
