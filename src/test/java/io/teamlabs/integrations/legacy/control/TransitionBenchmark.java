package io.teamlabs.integrations.legacy.control;

import static org.assertj.core.api.Assertions.assertThat;

import io.teamlabs.integrations.legacy.entity.ProofRun;
import io.teamlabs.integrations.legacy.migration.OldDatabase;
import io.teamlabs.integrations.platform.EmbeddedDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Each step of the move for so many users with both integrations ({@code -Dmigration.users}, a million by default), on a
 * durable database. Prints the table of docs/migration.md; of it the one ratio is asserted, as absolute figures are the
 * machine's.
 */
class TransitionBenchmark {

    private static final int USERS = Integer.getInteger("migration.users", 1_000_000);
    private static final double MOST_TIMES_BARE = 2;

    private static final String PEOPLE = "INSERT INTO users (id, organization_id, email, github_connected,"
            + " github_access_token, github_user_id, github_username, github_email, github_avatar_url,"
            + " github_connected_at, google_calendar_connected, google_calendar_access_token,"
            + " google_calendar_refresh_token, google_calendar_token_expiry) SELECT " + OldWriter.key("n")
            + ", 'org-' || n % " + Math.max(1, USERS / 1000)
            + ", 'person' || n || '@example.test', true, 'gho_' || md5(n::text) || 'abcd',"
            + " n::text, 'person' || n, 'person' || n || '@git.test', 'https://avatars.test/u/' || n, now(), true,"
            + " 'ya29.' || encode(sha512(n::text::bytea), 'hex') || md5(n::text), '1//' || encode(sha256(n::text::bytea), 'hex')"
            + " || md5(n::text), now() + random() * interval '1 hour' FROM generate_series(1, " + USERS + ") AS n";

    /**
     * The columns of the copy as they are, account and times in the metadata, into a table with the same indexes and checks:
     * one statement, with no reading of odd rows, no digests, no conflicts and no report.
     */
    private static final String BARE = "INSERT INTO bare (organization_id, id, user_id, integration_type, provider,"
            + " is_connected, status, connected_at, access_token, refresh_token, tokens_sealed, token_expiry,"
            + " grant_generation, external_id, external_username, external_email, external_avatar_url, refresh_at,"
            + " metadata, created_at, updated_at)"
            + " SELECT organization_id, gen_random_uuid(), id, 'github', 'github', true, 'active', github_connected_at,"
            + " convert_to(github_access_token, 'UTF8'), NULL, false, NULL, 1, github_user_id, github_username,"
            + " github_email, github_avatar_url, NULL, jsonb_build_object('id', github_user_id, 'username', github_username,"
            + " 'email', github_email, 'avatarUrl', github_avatar_url, 'connectedAt', github_connected_at), now(), now()"
            + " FROM users"
            + " UNION ALL SELECT organization_id, gen_random_uuid(), id, 'google_calendar', 'google', true, 'active',"
            + " now(), convert_to(google_calendar_access_token, 'UTF8'),"
            + " convert_to(google_calendar_refresh_token, 'UTF8'), false, google_calendar_token_expiry, 1, NULL, NULL,"
            + " NULL, NULL, google_calendar_token_expiry, jsonb_build_object('tokenExpiry', google_calendar_token_expiry),"
            + " now(), now() FROM users";

    private final StringBuilder table = new StringBuilder("| step | figure |\n| --- | --- |\n");

    @Test
    void everyStepKeepsItsPromise(@TempDir Path directory) throws IOException {
        try (EmbeddedDatabase server = EmbeddedDatabase.persistent(directory)) {
            OldDatabase database = OldDatabase.in(server);
            database.owner(PEOPLE);
            database.superuser("VACUUM ANALYZE users");
            row("triggers (V20 to V23)", seconds(() -> database.migrateTo("23")));
            double times = copyAndBare(database);
            copyUnderLoad(database);
            sealAndProve(database);
            publish();
            assertThat(times).as("copy, times the bare insert").isLessThanOrEqualTo(MOST_TIMES_BARE);
        }
    }

    private double copyAndBare(OldDatabase database) {
        database.owner("CREATE TABLE bare (LIKE integrations INCLUDING ALL)");
        double bare = seconds(() -> database.owner(BARE));
        row("a bare `INSERT … SELECT` of the same columns", bare);
        database.owner("DROP TABLE bare");
        database.superuser("CHECKPOINT");
        double copy = seconds(() -> database.migrateTo("24"));
        row("the copy (V24), nobody writing", copy);
        row("copy, times the bare insert", String.format(Locale.ROOT, "%.2f", copy / bare));
        return copy / bare;
    }

    private void copyUnderLoad(OldDatabase database) {
        database.owner("TRUNCATE integrations, integration_events, legacy_report");
        database.superuser("CHECKPOINT");
        try (OldWriter alone = new OldWriter(database, USERS)) {
            LockSupport.parkNanos(TimeUnit.SECONDS.toNanos(10));
            alone.close();
            row("the old application alone, 200 updates a second", alone.summary());
        }
        try (OldWriter writer = new OldWriter(database, USERS)) {
            row(
                    "the copy while it writes",
                    seconds(() -> database.owner("SET plan_cache_mode = force_custom_plan; CALL legacy_copy(500)")));
            writer.close();
            row("the old application during the copy (goal: no pause above 250 ms)", writer.summary());
            row("of these not carried over at once", database.line("SELECT count(*) FROM legacy_report"));
        }
    }

    private void sealAndProve(OldDatabase database) {
        database.migrate();
        database.owner("SELECT legacy_carry_again(100000)");
        try (TransitionBench node = TransitionBench.over(database.database())) {
            long start = System.nanoTime();
            long sealed = node.seal();
            double perSecond = sealed / ((System.nanoTime() - start) / 1e9);
            row("sealing, rows a second, one node (goal: 10,000)", String.format(Locale.ROOT, "%,.0f", perSecond));
            assertThat(sealed).isEqualTo(2L * USERS);
            row(
                    "the comparison in SQL (`SELECT * FROM legacy_verdict`)",
                    seconds(() -> database.line("SELECT * FROM legacy_verdict")));
            row("the service's comparison of every token, and that in SQL", seconds(node::prove));
            ProofRun run = node.bean(ProofStatements.class).last().orElseThrow();
            assertThat(run.verdict()).startsWith("Clean-up may go on");
            row("clean-up", seconds(database::cleanUp));
            row("`VACUUM FULL users`", seconds(() -> database.superuser("VACUUM FULL users")));
            row("`VACUUM FULL integrations`", seconds(() -> database.superuser("VACUUM FULL integrations")));
        }
    }

    private static double seconds(Runnable step) {
        long start = System.nanoTime();
        step.run();
        return (System.nanoTime() - start) / 1e9;
    }

    private void row(String step, double seconds) {
        row(step, String.format(Locale.ROOT, "%.1f s", seconds));
    }

    private void row(String step, String figure) {
        table.append("| ").append(step).append(" | ").append(figure).append(" |\n");
    }

    @SuppressWarnings("SystemOut") // the table is for the person who measures
    private void publish() throws IOException {
        table.append(String.format(
                Locale.ROOT,
                "%n%,d users with both integrations; %d cores, %s, Java %s%n",
                USERS,
                Runtime.getRuntime().availableProcessors(),
                System.getProperty("os.name"),
                System.getProperty("java.version")));
        Path report = Path.of("target", "bench", "migration.md");
        Files.createDirectories(report.getParent());
        Files.writeString(report, table);
        System.out.println(table);
    }
}
