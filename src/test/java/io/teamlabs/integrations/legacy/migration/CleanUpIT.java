package io.teamlabs.integrations.legacy.migration;

import static org.assertj.core.api.Assertions.assertThat;

import io.teamlabs.integrations.legacy.control.TransitionBench;
import io.teamlabs.integrations.platform.EmbeddedDatabase;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** After clean-up and what the runbook says must follow, no byte of an old token is left in the database's directory. */
class CleanUpIT {

    private static final byte[] CANARY = "old-canary-".getBytes(StandardCharsets.US_ASCII);

    @Test
    void noByteOfAnOldTokenIsLeftOnDisk(@TempDir Path directory) throws IOException {
        try (EmbeddedDatabase server = EmbeddedDatabase.persistent(directory)) {
            OldDatabase old = OldDatabase.in(server);
            old.owner("INSERT INTO users (id, organization_id, github_connected, github_access_token,"
                    + " google_calendar_connected, google_calendar_access_token, google_calendar_refresh_token)"
                    + " SELECT 'user-' || n, 'org-' || n % 5, true, 'old-canary-' || sha256(n::text::bytea), true,"
                    + " 'old-canary-' || (SELECT string_agg(sha512((n * 100 + part)::text::bytea)::text, '')"
                    + " FROM generate_series(1, 30) AS part), 'old-canary-' || md5(n::text)"
                    + " FROM generate_series(1, 500) AS n");
            old.owner("ANALYZE users");
            old.migrate();
            old.old("UPDATE users SET github_access_token = 'old-canary-changed' WHERE id = 'user-7'");
            old.owner("ANALYZE integrations");
            old.superuser("CHECKPOINT");
            assertThat(filesWithCanary(directory)).as("before clean-up").isNotEmpty();

            try (TransitionBench node = TransitionBench.over(server)) {
                node.seal();
                assertThat(node.prove().verdict()).startsWith("Clean-up may go on");
                old.cleanUp();
                runbook(old);
                assertThat(filesWithCanary(directory)).isEmpty();
                assertThat(old.line("SELECT count(*) FROM integrations WHERE is_connected AND tokens_sealed"))
                        .isEqualTo("1000");
            }
        }
    }

    /** The last steps of docs/migration.md, word for word. */
    private static void runbook(OldDatabase database) {
        for (String step : List.of(
                "VACUUM FULL users",
                "VACUUM FULL integrations",
                "ANALYZE users",
                "ANALYZE integrations",
                "VACUUM FULL pg_catalog.pg_statistic",
                "ALTER SYSTEM SET wal_recycle = off",
                "SELECT pg_reload_conf()",
                "SELECT pg_switch_wal()",
                "CHECKPOINT",
                "SELECT pg_switch_wal()",
                "CHECKPOINT",
                "ALTER SYSTEM RESET wal_recycle",
                "SELECT pg_reload_conf()")) {
            database.superuser(step);
        }
    }

    private static List<Path> filesWithCanary(Path directory) throws IOException {
        try (Stream<Path> files = Files.walk(directory.resolve("data"))) {
            return files.filter(Files::isRegularFile)
                    .filter(CleanUpIT::holdsCanary)
                    .toList();
        }
    }

    private static boolean holdsCanary(Path file) {
        try {
            byte[] bytes = Files.readAllBytes(file);
            for (int at = 0; at <= bytes.length - CANARY.length; at++) {
                if (startsWith(bytes, at)) {
                    return true;
                }
            }
            return false;
        } catch (IOException goneMeanwhile) {
            return false;
        }
    }

    private static boolean startsWith(byte[] bytes, int at) {
        for (int i = 0; i < CANARY.length; i++) {
            if (bytes[at + i] != CANARY[i]) {
                return false;
            }
        }
        return true;
    }
}
