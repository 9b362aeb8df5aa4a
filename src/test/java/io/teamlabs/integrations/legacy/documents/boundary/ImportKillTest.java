package io.teamlabs.integrations.legacy.documents.boundary;

import static org.assertj.core.api.Assertions.assertThat;

import io.teamlabs.integrations.platform.EmbeddedDatabase;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The command as a process of its own, killed in the middle again and again: the end is the same as without a kill. */
class ImportKillTest {

    private static final int USERS = 12_000;
    private static final int REJECTED_EACH = 1_000;

    @TempDir
    Path directory;

    private final ImportStage stage = new ImportStage(EmbeddedDatabase.migrated(), Path.of("target"));

    @Test
    void killedImportGoesOnAndEndsAsIfItHadNotBeen() throws IOException, InterruptedException {
        Path file = directory.resolve("killed.jsonl");
        write(file);
        long reached = -1;
        for (int kills = 0; kills < 3; kills++) {
            reached = killAfter(file, reached);
        }
        assertThat(reached).isBetween(1L, Files.size(file) - 1);

        Process last = start(file);
        assertThat(last.waitFor()).isEqualTo(3);

        assertThat(stage.ask("SELECT count(*) FROM users")).containsExactly(String.valueOf(USERS));
        assertThat(stage.ask("SELECT count(*), count(DISTINCT user_id) FROM integrations WHERE tokens_sealed"))
                .containsExactly(2 * USERS + "|" + USERS);
        assertThat(stage.counted("killed.jsonl", "user-written")).isEqualTo(String.valueOf(USERS));
        assertThat(stage.counted("killed.jsonl", "integration-connected")).isEqualTo(String.valueOf(2 * USERS));
        assertThat(stage.counted("killed.jsonl", "line-rejected")).isEqualTo(String.valueOf(USERS / REJECTED_EACH));
        assertThat(Files.readAllLines(directory.resolve("killed.jsonl.rejected")))
                .hasSize(USERS / REJECTED_EACH)
                .allMatch(line -> line.startsWith("broken "));
        assertThat(stage.accessToken("user-11999", "github")).isEqualTo("gho_11999");
    }

    /** Kills the process, as {@code kill -9} does, once it has got further than the one before. */
    private long killAfter(Path file, long before) throws IOException, InterruptedException {
        Process process = start(file);
        long reached = reached();
        while (reached <= Math.max(before, 0) && process.isAlive()) {
            Thread.sleep(5);
            reached = reached();
        }
        process.destroyForcibly();
        assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
        return reached();
    }

    private long reached() {
        List<String> found = stage.ask("SELECT byte_offset FROM document_imports");
        return found.isEmpty() ? -1 : Long.parseLong(found.get(0));
    }

    private Process start(Path file) throws IOException {
        ProcessBuilder process = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx96m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                ImportCommand.class.getName(),
                "users",
                file.toString());
        process.environment().putAll(stage.settings());
        return process.redirectErrorStream(true)
                .redirectOutput(directory.resolve("output.txt").toFile())
                .start();
    }

    private static void write(Path file) throws IOException {
        try (BufferedWriter lines = Files.newBufferedWriter(file)) {
            for (int number = 0; number < USERS; number++) {
                lines.write("{\"_id\":\"user-" + number + "\",\"organizationId\":\"org-" + number % 50
                        + "\",\"githubAccessToken\":\"gho_" + number + "\",\"googleCalendarAccessToken\":\"ya29."
                        + "x".repeat(200) + number + "\",\"googleCalendarRefreshToken\":\"1//" + number + "\"}\n");
                if (number % REJECTED_EACH == 0) {
                    lines.write("broken " + number + "\n");
                }
            }
        }
    }
}
