package io.teamlabs.integrations.bench;

import io.teamlabs.integrations.platform.EmbeddedDatabase;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** A table of so many rows, a few thousand of which are due, scattered over it. */
final class ClaimGround {

    private static final int CHUNK = 500_000;
    private static final int WRITERS = 2;
    private static final int BATCH = 200;
    private static final int CLAIMS = 20;
    private static final int DUE = BATCH * CLAIMS;
    private static final long PRIME = 7_919;
    /** Other rows in each round: those of the last one would still be in memory. */
    private static final int STEP = 31;

    /** Keys rise with the number, so that the indexes grow at their ends; what is due next is anywhere. */
    private static final String FILL = """
            INSERT INTO integrations (organization_id, id, user_id, integration_type, provider, client_id, is_connected,
                status, connected_at, access_token, refresh_token, token_issued_at, token_expiry, refresh_at, external_id,
                created_at, updated_at)
            SELECT 'org-' || lpad((n / 100)::text, 6, '0'), gen_random_uuid(), 'user-' || lpad(n::text, 8, '0'), 'dropbox',
                'dropbox', 'client', true, 'active', now(), decode(repeat(md5(n::text), 4), 'hex'),
                decode(repeat(md5(n::text), 4), 'hex'), now(), now() + interval '4 hours',
                now() + interval '1 hour' + random() * interval '3 hours', lpad(n::text, 8, '0'), now(), now()
              FROM generate_series(%d, %d) n""";

    private static final String MAKE_DUE = """
            UPDATE integrations SET refresh_at = now() - random() * interval '10 minutes', lease_id = NULL
             WHERE (organization_id, user_id) IN (
                   SELECT 'org-' || lpad((n / 100)::text, 6, '0'), 'user-' || lpad(n::text, 8, '0')
                     FROM (SELECT 1 + (step * %d + %d) %% %d AS n FROM generate_series(1, %d) step) AS picked)""";

    private static final String CLAIM = "SELECT * FROM claim_due_refreshes('dropbox', " + BATCH + ", ?, 3600)";

    private final EmbeddedDatabase database;
    private final int rows;
    private int round;

    private ClaimGround(EmbeddedDatabase database, int rows) {
        this.database = database;
        this.rows = rows;
    }

    static ClaimGround of(int rows) {
        ClaimGround ground = new ClaimGround(EmbeddedDatabase.migrated(), rows);
        ground.fill();
        return ground;
    }

    private void fill() {
        String index = ask("SELECT pg_get_indexdef('integrations_due'::regclass)");
        execute("DROP INDEX integrations_due");
        ExecutorService threads = Executors.newFixedThreadPool(WRITERS);
        try {
            List<CompletableFuture<Void>> chunks = new ArrayList<>();
            for (int from = 1; from <= rows; from += CHUNK) {
                String fill = FILL.formatted(from, Math.min(rows, from + CHUNK - 1));
                chunks.add(CompletableFuture.runAsync(() -> execute(fill), threads));
            }
            chunks.forEach(CompletableFuture::join);
        } finally {
            threads.shutdown();
        }
        execute(index);
        execute("VACUUM ANALYZE integrations");
    }

    /** Claims until nothing is due, by batches, and returns the median of how long a claim took, in milliseconds. */
    double claimAll() {
        makeDue();
        List<Double> times = new ArrayList<>();
        try (Connection connection = database.asApplication();
                PreparedStatement claim = connection.prepareStatement(CLAIM)) {
            for (int turn = 0; turn < CLAIMS; turn++) {
                times.add(claim(claim));
            }
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        }
        return times.stream().sorted().toList().get(CLAIMS / 2);
    }

    /** Returns how PostgreSQL spends one claim: its plan with the pages that it touches and the log that it writes. */
    String profile() {
        makeDue();
        String source = ask("SELECT prosrc FROM pg_proc WHERE proname = 'claim_due_refreshes'")
                .replace("p_provider", "'dropbox'")
                .replace("p_limit", String.valueOf(BATCH))
                .replace("p_lease_seconds", "3600")
                .replace("p_lease", "gen_random_uuid()");
        return ask("EXPLAIN (ANALYZE, BUFFERS, WAL) " + source);
    }

    private void makeDue() {
        execute(MAKE_DUE.formatted(PRIME, STEP * round++, rows, DUE));
    }

    private static double claim(PreparedStatement claim) throws SQLException {
        claim.setObject(1, UUID.randomUUID());
        long begin = System.nanoTime();
        int claimed = 0;
        try (ResultSet row = claim.executeQuery()) {
            while (row.next()) {
                claimed++;
            }
        }
        double milliseconds = (System.nanoTime() - begin) / 1e6;
        if (claimed != BATCH) {
            throw new IllegalStateException("Claimed " + claimed + " rows of " + BATCH);
        }
        return milliseconds;
    }

    private void execute(String sql) {
        try (Connection connection = database.asOwner();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException failed) {
            throw new IllegalStateException("Failed: " + sql, failed);
        }
    }

    private String ask(String query) {
        try (Connection connection = database.asOwner();
                Statement statement = connection.createStatement();
                ResultSet found = statement.executeQuery(query)) {
            List<String> lines = new ArrayList<>();
            while (found.next()) {
                lines.add(found.getString(1));
            }
            return String.join("\n", lines);
        } catch (SQLException failed) {
            throw new IllegalStateException("Failed: " + query, failed);
        }
    }
}
