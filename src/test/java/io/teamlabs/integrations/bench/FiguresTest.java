package io.teamlabs.integrations.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FiguresTest {

    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-28T00:00:00Z"), ZoneOffset.UTC);

    @TempDir
    Path directory;

    @Test
    void aRowShowsMedianSpreadAndWhetherTheGoalIsMet() throws IOException {
        Figures figures = of("One");
        figures.record("read ÷ empty", List.of(0.95, 0.85, 0.91, 0.9, 0.92), "ratio", Goal.atLeast(0.9));
        figures.record("start", List.of(13.25, 12.5, 14.0), "s", Goal.atMost(12));
        figures.record("reads", 4567.8, "1/s", Goal.none());

        assertThat(table())
                .contains("| read ÷ empty | 0.91 | 0.85–0.95 | ratio | ≥ 0.9 | yes |")
                .contains("| start | 13.3 | 12.5–14 | s | ≤ 12 | **no** |")
                .contains("| reads | 4,568 | one run | 1/s |  |  |");
    }

    @Test
    void aBenchmarkReplacesItsOwnRowsAndKeepsThoseOfTheOthers() throws IOException {
        of("One").record("first", 1, "s", Goal.atMost(2));
        of("Other").record("second", 3, "s", Goal.atMost(2));
        of("One").record("first again", 2, "s", Goal.none());

        assertThat(table())
                .doesNotContain("| first |")
                .contains("| second | 3 | one run | s | ≤ 2 | **no** |")
                .contains("| first again |");
    }

    @Test
    void whatWasNotMeasuredIsRefused() {
        assertThatThrownBy(() -> of("One").record("nothing", List.of(), "s", Goal.none()))
                .hasMessageContaining("nothing was not measured");
        assertThatThrownBy(() -> of("One").record("quotient", Double.NaN, "ratio", Goal.none()))
                .hasMessageContaining("quotient was not measured");
    }

    private Figures of(String benchmark) {
        return new Figures(benchmark, directory, CLOCK);
    }

    private String table() throws IOException {
        return Files.readString(directory.resolve("figures.md"));
    }
}
