package io.teamlabs.integrations.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/** What the survivor makes of the rows that a dead node held, each read at once by somebody who waits for it. */
final class Aftermath {

    /** What the next holder may take beyond the lease's end: a tick of its timer, and what a slow machine needs. */
    private static final Duration TAKEOVER = Duration.ofSeconds(15);

    private final TwoNodes nodes;
    private final Node survivor;
    private final List<Row> rows = new ArrayList<>();

    /**
     * One row as the kill left it.
     *
     * @param leaseEnd when the dead node's lease ends; empty text where it holds none any more
     */
    private record Row(Held held, Fate fate, int calls, String leaseEnd, CompletableFuture<Answer> read) {

        Duration takeover() {
            return Duration.between(
                    Instant.parse(leaseEnd), held.refreshes().get(calls).at());
        }
    }

    private Aftermath(TwoNodes nodes, Node survivor) {
        this.nodes = nodes;
        this.survivor = survivor;
    }

    static Aftermath of(TwoNodes nodes, Node survivor, Map<Held, Fate> fates) {
        Aftermath aftermath = new Aftermath(nodes, survivor);
        fates.forEach((held, fate) -> {
            int calls = held.refreshes().size();
            String leaseEnd = aftermath.ask(
                    "CASE WHEN lease_id IS NULL THEN '' ELSE to_char(refresh_at AT TIME ZONE"
                            + " 'UTC', 'YYYY-MM-DD\"T\"HH24:MI:SS.US\"Z\"') END",
                    held);
            aftermath.rows.add(new Row(held, fate, calls, leaseEnd, survivor.read(held)));
        });
        return aftermath;
    }

    /** Returns how long after the dead node's lease the next holder tried, in seconds, for each row that it had to try. */
    List<Double> mustBeAsFated() {
        rows.forEach(this::mustBeAsFated);
        return rows.stream()
                .filter(row -> row.fate() == Fate.REFRESHED_AGAIN || row.fate() == Fate.ROTATION_LOST)
                .map(Row::takeover)
                .map(takeover -> takeover.toMillis() / 1000.0)
                .toList();
    }

    private void mustBeAsFated(Row row) {
        Answer read = row.read().join();
        switch (row.fate()) {
            case NOT_BEGUN -> {
                hasFurtherCalls(row, 1);
                isFresh(row.held(), read);
            }
            case WRITTEN -> {
                assertThat(row.held().refreshes())
                        .as("calls for %s", row.held())
                        .hasSize(row.calls());
                isFresh(row.held(), read);
            }
            case REFRESHED_AGAIN -> {
                isTriedOnceMoreInTime(row);
                isFresh(row.held(), read);
            }
            case ROTATION_LOST -> {
                isTriedOnceMoreInTime(row);
                saysWhatWasLost(row.held(), read);
            }
        }
    }

    private static void hasFurtherCalls(Row row, int further) {
        assertThat(row.held().refreshes())
                .as("calls for %s, %s", row.held(), row.fate())
                .hasSize(row.calls() + further);
    }

    private static void isTriedOnceMoreInTime(Row row) {
        hasFurtherCalls(row, 1);
        assertThat(row.takeover()).as("the takeover of %s", row.held()).isBetween(Duration.ZERO, TAKEOVER);
    }

    /** The token works, and so does the refresh token that is stored: another refresh succeeds with it. */
    private void isFresh(Held held, Answer read) {
        assertThat(read.status()).as("%s: %s", held, read.status()).isEqualTo(200);
        assertThat(held.vendor().worksAccessToken(read.token()))
                .as("%s works", held)
                .isTrue();
        assertThat(ask("status || grant_generation || coalesce(lease_id::text, '') || error_count", held))
                .as("the row of %s", held)
                .isEqualTo("active10");
        Answer forced = survivor.force(held).join();
        assertThat(forced.status()).as("%s: %s", held, forced.text()).isEqualTo(200);
        assertThat(held.vendor().worksAccessToken(survivor.read(held).join().token()))
                .as("%s works after another refresh", held)
                .isTrue();
    }

    private void saysWhatWasLost(Held held, Answer read) {
        assertThat(read.status()).as("%s", held).isEqualTo(409);
        assertThat(read.body().getString("type")).endsWith("reconnect-needed");
        assertThat(ask("status || ' ' || last_error_code", held)).isEqualTo("revoked rotation_lost");
        var status = survivor.status(held).join().body();
        assertThat(status.getBoolean("reconnectNeeded")).isTrue();
        assertThat(status.getJsonObject("lastError").getString("code")).isEqualTo("rotation_lost");
        assertThat(status.getJsonObject("lastError").getString("message"))
                .contains("was lost", "Let the person connect the account again");
        assertThat(status.getJsonObject("action").getString("code")).isEqualTo("reconnect");
    }

    private String ask(String what, Held held) {
        return nodes.rows().ask("SELECT " + what + " FROM integrations WHERE id = ?", held.row());
    }
}
