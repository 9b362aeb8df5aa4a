package io.teamlabs.integrations.demo;

import io.teamlabs.integrations.platform.ServerKind;
import io.teamlabs.integrations.platform.ServerProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** How long each server takes from its command to the first 200, and what memory it holds then; reported, not asserted. */
class StartBenchmark {

    private static final int RUNS = 5;
    private static final double MEBIBYTE = 1024.0 * 1024.0;

    @Test
    void serversStart() throws IOException {
        StringBuilder table = new StringBuilder(
                "| server | start, s (median of 5; least–most) | resident, MiB |\n| --- | --- | --- |\n");
        for (ServerKind kind : ServerKind.values()) {
            table.append(measured(kind)).append('\n');
        }
        table.append("\nMachine: ")
                .append(Runtime.getRuntime().availableProcessors())
                .append(" cores, ")
                .append(System.getProperty("os.name"))
                .append(", Java ")
                .append(System.getProperty("java.version"))
                .append('\n');
        Path report = Path.of("target", "bench", "start.md");
        Files.createDirectories(report.getParent());
        Files.writeString(report, table);
        say(table.toString());
    }

    private static String measured(ServerKind kind) {
        List<Double> seconds = new ArrayList<>();
        List<Double> resident = new ArrayList<>();
        try (Installation installation =
                Installation.fresh("bench-" + kind.name().toLowerCase(Locale.ROOT))) {
            for (int run = 0; run <= RUNS; run++) {
                long start = System.nanoTime();
                try (ServerProcess server = installation.start(kind, Map.of())) {
                    double taken = (System.nanoTime() - start) / 1e9;
                    if (run > 0) { // the first one migrates and warms the disk's cache
                        seconds.add(taken);
                        resident.add(server.residentBytes() / MEBIBYTE);
                    }
                }
            }
        }
        Collections.sort(seconds);
        Collections.sort(resident);
        return String.format(
                Locale.ROOT,
                "| %s | %.1f (%.1f–%.1f) | %.0f |",
                kind,
                seconds.get(RUNS / 2),
                seconds.get(0),
                seconds.get(RUNS - 1),
                resident.get(RUNS / 2));
    }

    @SuppressWarnings("SystemOut") // the table is for the person who measures
    private static void say(String table) {
        System.out.println(table);
    }
}
