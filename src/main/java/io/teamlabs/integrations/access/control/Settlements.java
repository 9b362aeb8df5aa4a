package io.teamlabs.integrations.access.control;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/**
 * Outcomes of refreshes, queued by the threads that bring answers and written by tasks of the container. What cannot be
 * written stays queued, as it may hold the only living token of its grant; its slot stays taken, so that no more is
 * claimed than this node can keep. Tokens and failures queue apart: a provider that is down, with a transaction for each
 * of its rows, keeps no other's tokens waiting.
 */
@ApplicationScoped
public class Settlements {

    /** One task writes the tokens: the more come while it writes, the more share its next transaction. */
    private static final int BATCH = 200;

    /** Failures are decided row by row; some tasks at once share the database's flushes to disk. */
    private static final int FAILURE_TASKS = 4;

    private static final int FAILURE_BATCH = 20;

    @Inject
    Background background;

    @Inject
    SettlementWriter writer;

    private SettlementQueue<Settlement> tokens;
    private SettlementQueue<Settlement> failures;

    @PostConstruct
    void open() {
        tokens = new SettlementQueue<>(background, writer::write, 1, BATCH);
        failures = new SettlementQueue<>(background, writer::write, FAILURE_TASKS, FAILURE_BATCH);
    }

    void add(Settlement settlement) {
        if (settlement instanceof Settlement.Answered) {
            tokens.add(settlement);
        } else {
            failures.add(settlement);
        }
    }

    /** Begins to write what waits, unless that is going on; the timer asks too, should the container have refused once. */
    void wake() {
        tokens.wake();
        failures.wake();
    }

    /** Writes what waits, in the calling thread. */
    void write() {
        tokens.write();
        failures.write();
    }
}
