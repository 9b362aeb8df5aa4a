package io.teamlabs.integrations.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import io.teamlabs.integrations.platform.Eventually;
import io.teamlabs.integrations.simulator.grant.VendorSimulator;
import io.teamlabs.integrations.simulator.wire.Fault;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * Brings a node to a point of the refreshes of some expired rows and kills it there. It waits for states only: those of the
 * database, of the provider, and of the proxy between the node and the database.
 *
 * @param byTimer whether the node's background begins the refreshes, else readers who ask the node
 * @param hard whether the world is at its worst: the provider goes on working for the dead, the database ends its statement
 */
record Crash(TwoNodes nodes, Node victim, List<Held> rows, boolean byTimer, boolean hard) {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final String TOKEN_CALLS = "POST ";
    private static final String CLAIM = "claim_refresh";
    private static final String COMPLETION = "complete_refreshes";

    /** Kills at the point; returns what must become of each row. */
    Map<Held, Fate> at(CrashPoint point) {
        return switch (point) {
            case AFTER_CLAIM -> afterClaim();
            case AFTER_SEND -> afterSend();
            case AFTER_ANSWER -> afterAnswer();
            case DURING_WRITE -> duringWrite();
            case AFTER_WRITE -> afterWrite();
        };
    }

    private Map<Held, Fate> afterClaim() {
        try (RowLock lock = nodes.rows().lock(rows)) {
            rows.forEach(victim::read);
            until(() -> assertThat(lock.waiting(CLAIM)).isEqualTo(rows.size()));
            victim.database().holdAnswers();
        }
        until(() -> assertThat(leased()).isEqualTo(rows.size()));
        victim.kill();
        return all(Fate.REFRESHED_AGAIN);
    }

    private Map<Held, Fate> afterSend() {
        Gate gate = new Gate();
        try {
            program(hard ? gate::before : gate::beforeNothing);
            begin();
            until(() -> assertThat(gate.arrived()).isEqualTo(rows.size()));
            victim.kill();
        } finally {
            gate.open();
        }
        if (!hard) {
            return all(Fate.REFRESHED_AGAIN);
        }
        until(() -> assertThat(rows)
                .allMatch(held -> !held.refreshes().get(0).outcome().equals("under way")));
        return afterAnswerOfTheProvider(held -> false);
    }

    private Map<Held, Fate> afterAnswer() {
        try (Answered answered = answered()) {
            victim.database().holdRequests();
            answered.gate().open();
            until(() -> assertThat(rows).anyMatch(this::holdsTheWriteOf));
            victim.kill();
        }
        return afterAnswerOfTheProvider(held -> false);
    }

    private boolean holdsTheWriteOf(Held held) {
        return victim.database().holdsRequestWith(held.row().toString().getBytes(StandardCharsets.UTF_8));
    }

    private Map<Held, Fate> duringWrite() {
        try (Answered answered = answered();
                RowLock lock = nodes.rows().lock(rows)) {
            answered.gate().open();
            until(() -> assertThat(lock.waiting(COMPLETION)).isPositive());
            victim.kill();
            if (hard) {
                assertThat(lock.terminateWaiting(COMPLETION)).isPositive();
            }
        }
        until(() -> assertThat(writing()).isZero());
        Map<Held, Fate> fates = afterAnswerOfTheProvider(this::isWritten);
        assertThat(fates.containsValue(Fate.WRITTEN)).isEqualTo(!hard);
        return fates;
    }

    private Map<Held, Fate> afterWrite() {
        try (Answered answered = answered()) {
            try (RowLock lock = nodes.rows().lock(rows)) {
                answered.gate().open();
                until(() -> assertThat(lock.waiting(COMPLETION)).isPositive());
                victim.database().holdAnswers();
            }
            until(() -> assertThat(rows).anyMatch(this::isWritten));
            victim.kill();
        }
        until(() -> assertThat(writing()).isZero());
        return afterAnswerOfTheProvider(this::isWritten);
    }

    /** The provider has worked on every row's request, and its answers wait at a gate. */
    private record Answered(Gate gate) implements AutoCloseable {
        @Override
        public void close() {
            gate.open();
        }
    }

    private Answered answered() {
        Answered answered = new Answered(new Gate());
        program(answered.gate()::after);
        begin();
        until(() -> assertThat(answered.gate().arrived()).isEqualTo(rows.size()));
        return answered;
    }

    private interface Hold {
        Fault of(String path, int calls);
    }

    private void program(Hold hold) {
        Map<VendorSimulator, Long> calls =
                rows.stream().collect(Collectors.groupingBy(Held::vendor, Collectors.counting()));
        calls.forEach((vendor, count) -> vendor.program(hold.of(TOKEN_CALLS, count.intValue())));
    }

    /** For the background's turn the other node is kept from the database, so that this one claims. */
    private void begin() {
        if (!byTimer) {
            rows.forEach(victim::read);
            return;
        }
        Node other = nodes.otherThan(victim);
        other.database().holdRequests();
        try {
            until(() -> assertThat(nodes.rows().ask(RUNNING)).isEqualTo("0"));
            nodes.rows().makeDue(rows);
            until(() -> assertThat(leased()).isEqualTo(rows.size()));
        } finally {
            other.database().letThrough();
        }
    }

    private static final String RUNNING = """
            SELECT count(*) FROM pg_stat_activity
            WHERE datname = current_database() AND state = 'active' AND backend_type = 'client backend'
              AND pid <> pg_backend_pid()""";

    private long leased() {
        return count("lease_id IS NOT NULL");
    }

    private boolean isWritten(Held held) {
        return nodes.rows()
                .ask("SELECT grant_generation FROM integrations WHERE id = ?", held.row())
                .equals("1");
    }

    private long count(String condition) {
        return Long.parseLong(
                nodes.rows().ask("SELECT count(*) FROM integrations WHERE " + condition + " AND id = ANY (?)", (Object)
                        Rows.ids(rows)));
    }

    private int writing() {
        return Integer.parseInt(nodes.rows().ask(RUNNING + " AND query LIKE '%" + COMPLETION + "%'"));
    }

    private Map<Held, Fate> all(Fate fate) {
        return rows.stream().collect(Collectors.toMap(held -> held, held -> fate));
    }

    private Map<Held, Fate> afterAnswerOfTheProvider(Predicate<Held> written) {
        Map<Held, Fate> fates = new HashMap<>();
        for (Held held : rows) {
            Fate otherwise = held.rotates() ? Fate.ROTATION_LOST : Fate.REFRESHED_AGAIN;
            fates.put(held, written.test(held) ? Fate.WRITTEN : otherwise);
        }
        return fates;
    }

    private static void until(Runnable assertion) {
        Eventually.holds(PATIENCE, assertion);
    }
}
