package io.teamlabs.integrations.legacy.migration;

import static org.assertj.core.api.Assertions.assertThat;

import io.teamlabs.integrations.platform.EmbeddedDatabase;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * That each batch of the proof reads its own rows and no others: of a table of millions the other plan, which reads and
 * sorts all of it for each batch, took 1 s where this one takes 3 ms.
 */
class ProofPlanTest {

    private static final int ROWS = 30_000;
    private static final int BATCH = 1000;
    /** One row in nine has moved on, anywhere: the walk passes over it. */
    private static final long MOST_READ = BATCH * 9 / 8 + 75;

    private static final String PEOPLE = """
            INSERT INTO integrations (organization_id, id, user_id, integration_type, provider, is_connected, status,
                connected_at, access_token, tokens_sealed, grant_generation, metadata, created_at, updated_at)
            SELECT 'organization-' || number %% 50, gen_random_uuid(), 'user-' || number, 'github', 'github', true, 'active',
                   now(), decode(repeat('ab', 80), 'hex'), true, CASE WHEN number %% 9 = 0 THEN 2 ELSE 1 END,
                   '{"legacy": {"generation": 1, "accessTokenSha256": "00", "connected": true}}', now(), now()
              FROM generate_series(1, %d) AS number""".formatted(ROWS);

    /** Also where the planner thinks so badly of an index that it would take it for nothing but the function's own settings. */
    @ParameterizedTest
    @ValueSource(strings = {"4", "10000"})
    void everyBatchOfTheProofReadsItsOwnRowsOnly(String randomPageCost) throws SQLException {
        EmbeddedDatabase database = EmbeddedDatabase.migrated();
        try (Connection connection = database.asOwner();
                Statement statement = connection.createStatement()) {
            statement.execute(PEOPLE);
            statement.execute("ANALYZE integrations");
            statement.execute("SELECT legacy_ask_proof()");
            statement.execute("SET random_page_cost = " + randomPageCost);
            connection.setAutoCommit(false);
            int proved = 0;
            for (int found = BATCH; found == BATCH; proved += found) {
                found = batch(statement);
                connection.commit();
            }
            assertThat(proved).isEqualTo(ROWS - ROWS / 9);
        }
    }

    /** Takes the next batch and moves the run on behind it, as the service does; returns how many rows were in it. */
    private static int batch(Statement statement) throws SQLException {
        Reads before = Reads.soFar(statement);
        int found = 0;
        String last = "";
        try (ResultSet row =
                statement.executeQuery("SELECT organization_id, id FROM legacy_find_to_prove(1, " + BATCH + ")")) {
            while (row.next()) {
                found++;
                last = "'" + row.getString(1) + "', '" + row.getString(2) + "'";
            }
        }
        Reads after = Reads.soFar(statement);
        assertThat(after.bySequence()).as("rows read without an index").isEqualTo(before.bySequence());
        assertThat(after.byIndex() - before.byIndex())
                .as("rows read by an index for " + found)
                .isBetween((long) found, MOST_READ);
        if (found > 0) {
            statement.execute("SELECT legacy_note_proof(1, " + last + ", " + found + ", '{}', '{}', '{}')");
        }
        return found;
    }

    /** The rows of the table that this session has read, as PostgreSQL counts them until it hands the counts on. */
    private record Reads(long bySequence, long byIndex) {

        static Reads soFar(Statement statement) throws SQLException {
            try (ResultSet counted = statement.executeQuery("SELECT seq_tup_read, idx_tup_fetch FROM"
                    + " pg_stat_xact_user_tables WHERE relid = 'integrations'::regclass")) {
                counted.next();
                return new Reads(counted.getLong(1), counted.getLong(2));
            }
        }
    }
}
