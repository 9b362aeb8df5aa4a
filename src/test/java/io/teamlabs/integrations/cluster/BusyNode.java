package io.teamlabs.integrations.cluster;

import io.teamlabs.integrations.demo.Installation;
import io.teamlabs.integrations.platform.ServerKind;
import io.teamlabs.integrations.platform.ServerProcess;
import io.teamlabs.integrations.simulator.Simulators;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/** One node that may have very many refreshes under way, and what it costs. */
final class BusyNode implements AutoCloseable {

    private final Installation installation;
    private final ServerProcess server;
    private final Rows rows;

    BusyNode(ServerKind kind, int inFlight) {
        installation = Installation.fresh("busy-" + kind.name().toLowerCase(Locale.ROOT));
        installation.simulators().github().rotation(true); // else it gives no refresh token
        rows = new Rows(installation);
        server = installation.start(
                kind,
                Map.of(
                        "REFRESH_IN_FLIGHT",
                        String.valueOf(inFlight),
                        "HTTP_CONNECTIONS_PER_HOST",
                        String.valueOf(2 * inFlight),
                        "HTTP_DEADLINE",
                        "50s",
                        "REFRESH_LEASE",
                        "2m"));
    }

    Simulators simulators() {
        return installation.simulators();
    }

    ServerProcess server() {
        return server;
    }

    Rows rows() {
        return rows;
    }

    /** Returns how many of these rows have a new token and no lease any more. */
    int refreshed(List<Held> held) {
        String query =
                "SELECT count(*) FROM integrations WHERE id = ANY (?) AND grant_generation = 1 AND lease_id IS NULL";
        return Integer.parseInt(rows.ask(query, (Object) Rows.ids(held)));
    }

    /** Returns how many threads the server's processes have; Linux only. */
    int threads() {
        ProcessHandle process = ProcessHandle.of(server.pid()).orElseThrow();
        return Stream.concat(Stream.of(process), process.descendants())
                .mapToInt(handle -> threads(handle.pid()))
                .sum();
    }

    private static int threads(long pid) {
        try (Stream<Path> tasks = Files.list(Path.of("/proc", String.valueOf(pid), "task"))) {
            return Math.toIntExact(tasks.count());
        } catch (IOException gone) {
            throw new UncheckedIOException(gone);
        }
    }

    @Override
    public void close() {
        server.close();
        installation.close();
    }
}
