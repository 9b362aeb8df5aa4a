package io.teamlabs.integrations.demo;

import io.teamlabs.integrations.bench.Figures;
import io.teamlabs.integrations.bench.Goal;
import io.teamlabs.integrations.platform.ServerKind;
import io.teamlabs.integrations.platform.ServerProcess;
import io.teamlabs.integrations.platform.ServerSetup;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/** How long each server takes from its command to the first 200, and what memory it holds then; reported, not asserted. */
class StartBenchmark {

    private static final int RUNS = Integer.getInteger("bench.rounds", 5);
    private static final String SERVERS = System.getProperty("bench.servers", "PAYARA,WILDFLY");
    private static final double MEGABYTE = 1e6;

    @Test
    void serversStart() {
        try (Figures figures = Figures.of(StartBenchmark.class)) {
            for (String kind : SERVERS.split(",", -1)) {
                ServerKind server = ServerKind.valueOf(kind);
                measure(figures, "", ServerSetup.measured(server, ServerSetup.builtWar()));
                measure(figures, ", one compiler", ServerSetup.small(server, ServerSetup.builtWar()));
            }
        }
    }

    private static void measure(Figures figures, String how, ServerSetup setup) {
        List<Double> seconds = new ArrayList<>();
        List<Double> resident = new ArrayList<>();
        String name = setup.kind().name().toLowerCase(Locale.ROOT);
        try (Installation installation = Installation.fresh("bench-" + name)) {
            for (int run = 0; run <= RUNS; run++) {
                long start = System.nanoTime();
                try (ServerProcess server = installation.start(setup, ServerSetup.MEASURED)) {
                    double taken = (System.nanoTime() - start) / 1e9;
                    if (run > 0) { // the first one migrates and warms the disk's cache
                        seconds.add(taken);
                        resident.add(server.residentBytes() / MEGABYTE);
                    }
                }
            }
        }
        figures.record(setup.kind() + ": WAR to first 200" + how, seconds, "s", Goal.atMost(12));
        figures.record(setup.kind() + ": resident at start" + how, resident, "MB", Goal.atMost(450));
    }
}
