package io.teamlabs.integrations.legacy.documents.boundary;

import static org.assertj.core.api.Assertions.assertThat;

import io.teamlabs.integrations.legacy.documents.control.ImportRun;
import io.teamlabs.integrations.legacy.documents.control.SourceFile;
import io.teamlabs.integrations.legacy.documents.entity.DocumentKind;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class ProgressLineTest {

    private final ImportRun run = new ImportRun(
            1,
            DocumentKind.USERS,
            new SourceFile(Path.of("users.jsonl"), 1_000_000, new byte[0]),
            100_000,
            1_000,
            false);
    private final ByteArrayOutputStream said = new ByteArrayOutputStream();
    private long now;

    private final ProgressLine progress =
            new ProgressLine(new PrintStream(said, true, StandardCharsets.UTF_8), run, () -> now);

    @Test
    void rateAndTimeLeftAreThisRuns() {
        assertThat(progress.line(3_000, 300_000, Duration.ofSeconds(2)))
                .isEqualTo("3,000 lines, 30.0 % of the file, 1,000 lines/s, 0:00:07 left");
    }

    @Test
    void progressIsSaidEveryFiveSecondsAtTheMost() {
        for (int second = 1; second <= 12; second++) {
            now = Duration.ofSeconds(second).toNanos();
            progress.reached(2_000 + second, 200_000);
        }
        assertThat(said.toString(StandardCharsets.UTF_8).lines()).hasSize(2);
    }
}
