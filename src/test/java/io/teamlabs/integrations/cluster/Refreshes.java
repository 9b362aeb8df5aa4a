package io.teamlabs.integrations.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import io.teamlabs.integrations.platform.Eventually;
import io.teamlabs.integrations.simulator.grant.VendorSimulator;
import io.teamlabs.integrations.simulator.wire.Fault;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Refreshes of some expired rows by one node: begun, and watched in the database and at the provider.
 *
 * @param byTimer whether the node's background begins them, else readers who ask the node
 */
record Refreshes(TwoNodes nodes, Node node, List<Held> rows, boolean byTimer) {

    static final String CLAIM = "claim_refresh";
    static final String COMPLETION = "complete_refreshes";

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final String TOKEN_CALLS = "POST ";
    private static final String RUNNING = """
            SELECT count(*) FROM pg_stat_activity
            WHERE datname = current_database() AND state = 'active' AND backend_type = 'client backend'
              AND pid <> pg_backend_pid()""";

    /** How a provider holds calls up. */
    interface Hold {
        Fault of(String path, int calls);
    }

    /** Has every row's token call held up, and returns when the provider has them all. */
    void holdUp(Gate gate, Hold hold) {
        Map<VendorSimulator, Long> calls =
                rows.stream().collect(Collectors.groupingBy(Held::vendor, Collectors.counting()));
        calls.forEach((vendor, count) -> vendor.program(hold.of(TOKEN_CALLS, count.intValue())));
        begin();
        until(() -> assertThat(gate.arrived()).isEqualTo(rows.size()));
    }

    private void begin() {
        if (byTimer) {
            makeDueForThisNodeAlone();
        } else {
            ask();
        }
    }

    /** Readers come; nobody looks at what they get. */
    @SuppressWarnings("FutureReturnValueIgnored")
    void ask() {
        rows.forEach(node::read);
    }

    /** The other node is kept from the database until this one has claimed. */
    private void makeDueForThisNodeAlone() {
        DatabaseProxy others = nodes.otherThan(node).database();
        others.holdRequests();
        try {
            until(() -> assertThat(nodes.rows().ask(RUNNING)).isEqualTo("0"));
            nodes.rows().makeDue(rows);
            awaitClaims();
        } finally {
            others.letThrough();
        }
    }

    /** Returns when every row has a lease. */
    private void awaitClaims() {
        until(() -> assertThat(rows).allMatch(this::isClaimed));
    }

    /** Returns when the first row has a lease. */
    void awaitClaim() {
        until(() -> assertThat(rows).anyMatch(this::isClaimed));
    }

    boolean isClaimed(Held held) {
        return nodes.rows()
                .ask("SELECT lease_id IS NOT NULL FROM integrations WHERE id = ?", held.row())
                .equals("t");
    }

    /** Returns when the provider has worked on every row's call, whether its answer could be delivered or not. */
    void awaitAnswers() {
        until(() -> assertThat(rows)
                .allMatch(held -> !held.refreshes().get(0).outcome().equals("under way")));
    }

    /** Returns when the first row has its new tokens. */
    void awaitWrite() {
        until(() -> assertThat(rows).anyMatch(this::isWritten));
    }

    /** Returns when no statement that contains this text runs any more. */
    void awaitEndOf(String statement) {
        until(() -> assertThat(nodes.rows().ask(RUNNING + " AND query LIKE '%" + statement + "%'"))
                .isEqualTo("0"));
    }

    boolean isWritten(Held held) {
        return nodes.rows()
                .ask("SELECT grant_generation FROM integrations WHERE id = ?", held.row())
                .equals("1");
    }

    static void until(Runnable assertion) {
        Eventually.holds(PATIENCE, assertion);
    }
}
