package io.teamlabs.integrations.bench;

import io.teamlabs.integrations.platform.EmbeddedDatabase;
import io.teamlabs.integrations.platform.ServerProcess;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The processor time that a database and the nodes over it take from now on. */
final class CpuTime {

    private final List<ProcessHandle> roots;
    private final Map<Long, Duration> before;

    private CpuTime(List<ProcessHandle> roots) {
        this.roots = roots;
        this.before = read(roots);
    }

    static CpuTime of(EmbeddedDatabase database, ServerProcess... nodes) {
        Stream<ProcessHandle> servers =
                Arrays.stream(nodes).map(node -> ProcessHandle.of(node.pid()).orElseThrow());
        return new CpuTime(
                Stream.concat(Stream.of(postmaster(database)), servers).toList());
    }

    private static ProcessHandle postmaster(EmbeddedDatabase database) {
        try (Connection connection = database.asOwner();
                Statement statement = connection.createStatement();
                ResultSet backend = statement.executeQuery("SELECT pg_backend_pid()")) {
            backend.next();
            return ProcessHandle.of(backend.getLong(1))
                    .flatMap(ProcessHandle::parent)
                    .orElseThrow();
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        }
    }

    /** Returns how many seconds they took; of a process that has ended meanwhile nothing is counted. */
    double seconds() {
        Duration all = read(roots).entrySet().stream()
                .map(now -> now.getValue().minus(before.getOrDefault(now.getKey(), Duration.ZERO)))
                .reduce(Duration.ZERO, Duration::plus);
        return all.toNanos() / 1e9;
    }

    private static Map<Long, Duration> read(List<ProcessHandle> roots) {
        Map<Long, Duration> times = new HashMap<>();
        roots.stream()
                .flatMap(root -> Stream.concat(Stream.of(root), root.descendants()))
                .forEach(
                        process -> process.info().totalCpuDuration().ifPresent(time -> times.put(process.pid(), time)));
        return times;
    }
}
