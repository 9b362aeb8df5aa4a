package io.teamlabs.integrations.platform;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Ports for servers that are to start: none is given twice by this JVM, and none lies where the kernel takes the ports of
 * outgoing connections from, one of which could be on it by the time the server has started.
 */
public final class ServerPorts {

    /** How far WildFly's own port for management lies from 8080. */
    private static final int MANAGEMENT = 9990 - 8080;
    /** The plain port itself, https and management. */
    private static final List<Integer> BESIDE = List.of(0, 8443 - 8080, MANAGEMENT);

    private static final int LEAST = 10_000;
    private static final int MOST = 65_535 - MANAGEMENT;
    /** Fewer than these are too few to find free ones among. */
    private static final int ROOM = 3_000;

    private static final Path KERNEL = Path.of("/proc/sys/net/ipv4/ip_local_port_range");
    private static final int ATTEMPTS = 1_000;

    private static final Set<Integer> GIVEN = new HashSet<>();

    private ServerPorts() {}

    /** Returns a port that is free now, with those beside it that WildFly takes for https and for management. */
    public static synchronized int free() {
        Range range = outsideOf(kernelRange());
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            int port = ThreadLocalRandom.current().nextInt(range.from(), range.to());
            List<Integer> all = BESIDE.stream().map(offset -> port + offset).toList();
            if (all.stream().noneMatch(GIVEN::contains) && all.stream().allMatch(ServerPorts::isFree)) {
                GIVEN.addAll(all);
                return port;
            }
        }
        throw new IllegalStateException("No free port found from " + range.from() + " to " + range.to());
    }

    private static boolean isFree(int port) {
        try (ServerSocket free = new ServerSocket(port)) {
            return free.getLocalPort() == port;
        } catch (IOException taken) {
            return false;
        }
    }

    /** Returns where to look, without the last: below what the kernel gives, its last port included, else above it, else anywhere. */
    static Range outsideOf(Range kernel) {
        int lastBelow = kernel.from() - MANAGEMENT;
        if (lastBelow - LEAST >= ROOM) {
            return new Range(LEAST, Math.min(lastBelow, MOST));
        }
        if (MOST - kernel.to() >= ROOM) {
            return new Range(kernel.to() + 1, MOST);
        }
        return new Range(LEAST, MOST);
    }

    private static Range kernelRange() {
        // In one piece: these files give nothing at any place but their start, and readString reads one byte first.
        try (BufferedReader reader = Files.newBufferedReader(KERNEL)) {
            String[] ends = reader.readLine().strip().split("\\s+", 2);
            return new Range(Integer.parseInt(ends[0]), Integer.parseInt(ends[1]));
        } catch (IOException elsewhere) {
            // Not Linux: what IANA names dynamic ports.
            return new Range(49_152, 65_535);
        }
    }

    /** Ports in a row. */
    record Range(int from, int to) {}
}
