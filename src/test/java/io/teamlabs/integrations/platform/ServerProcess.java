package io.teamlabs.integrations.platform;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;

/**
 * A real server as a process of its own, with the WAR of the build and its settings in the environment. Its output goes to
 * a file; it is stopped with everything that it started, at the latest when this JVM ends.
 */
public final class ServerProcess implements AutoCloseable {

    private static final Duration STOP = Duration.ofSeconds(20);
    private static final int PORT_TRIES = 3;
    private static final Duration FOR_THE_PORT = Duration.ofSeconds(10);

    private final ProcessBuilder command;
    private volatile Process process;
    private final int port;
    private final ServerLog log;
    private final Thread hook = new Thread(this::stop, "server-stop");

    private ServerProcess(ProcessBuilder command, int port, ServerLog log) {
        this.command = command;
        this.process = begin(command);
        this.port = port;
        this.log = log;
        try {
            Runtime.getRuntime().addShutdownHook(hook);
        } catch (IllegalStateException ending) {
            stop();
            throw ending;
        }
    }

    /** Starts a server without waiting for it. */
    public static ServerProcess launch(ServerSetup setup, int port, Map<String, String> settings, Path work) {
        ProcessBuilder builder = ServerCommand.of(setup, port, work.toAbsolutePath());
        builder.environment().putAll(settings);
        Path log = ServerLog.begin(work.toAbsolutePath());
        builder.redirectErrorStream(true).redirectOutput(log.toFile()).directory(work.toFile());
        return new ServerProcess(builder, port, new ServerLog(log));
    }

    private static Process begin(ProcessBuilder command) {
        try {
            return command.start();
        } catch (IOException failed) {
            throw new UncheckedIOException("The server could not be started", failed);
        }
    }

    /** Starts a server and returns when it serves. */
    public static ServerProcess start(ServerSetup setup, int port, Map<String, String> settings, Path work) {
        ServerProcess server = launch(setup, port, settings, work);
        server.awaitServing();
        return server;
    }

    /**
     * Waits until the service answers; else stops the server and fails with the reason that its log gives. Where something
     * else on the machine had the port, the server is started again a little later, as its address is known to others.
     */
    public void awaitServing() {
        for (int tries = 1; !serves(tries == PORT_TRIES); tries++) {
            System.err.println("Port " + port + " was taken while a server started: it is started again");
            stop();
            LockSupport.parkNanos(FOR_THE_PORT.toNanos());
            process = begin(command);
        }
    }

    private boolean serves(boolean last) {
        try {
            new ServerStart(process, base(), log).await();
            return true;
        } catch (IllegalStateException failed) {
            if (!last && log.saysPortTaken()) {
                return false;
            }
            close();
            throw failed;
        }
    }

    /** Waits until the process ends by itself, as it does when its deployment fails; false where it lives on. */
    public boolean awaitEnd(Duration limit) throws InterruptedException {
        return process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** Waits until the process ends, however long it lives. */
    public void awaitEnd() throws InterruptedException {
        process.waitFor();
    }

    public URI base() {
        return URI.create("http://localhost:" + port);
    }

    public long pid() {
        return process.pid();
    }

    public boolean isAlive() {
        return process.isAlive();
    }

    public ServerLog log() {
        return log;
    }

    /** Returns the processor time that the server's processes have used so far, all threads together. */
    public Duration processorTime() {
        return Stream.concat(Stream.of(process.toHandle()), process.descendants())
                .flatMap(handle -> handle.info().totalCpuDuration().stream())
                .reduce(Duration.ZERO, Duration::plus);
    }

    /** Returns the memory that the server's processes hold, in bytes; Linux only. */
    public long residentBytes() {
        return status("VmRSS:") * 1024;
    }

    /** Returns how many threads the server's processes have; Linux only. */
    public long threads() {
        return status("Threads:");
    }

    private long status(String line) {
        return handles().mapToLong(handle -> status(handle.pid(), line)).sum();
    }

    private static long status(long pid, String name) {
        try (Stream<String> lines = Files.lines(Path.of("/proc", String.valueOf(pid), "status"))) {
            return lines.filter(line -> line.startsWith(name))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                    .sum();
        } catch (IOException gone) {
            return 0;
        }
    }

    /** Ends the server as an operator would, by SIGTERM, and only what does not heed that by force. */
    public void stop() {
        List<ProcessHandle> all = handles().toList();
        all.forEach(ProcessHandle::destroy);
        for (ProcessHandle handle : all) {
            try {
                handle.onExit().get(STOP.toSeconds(), TimeUnit.SECONDS);
            } catch (java.util.concurrent.ExecutionException | java.util.concurrent.TimeoutException stubborn) {
                handle.destroyForcibly();
            } catch (InterruptedException interrupted) {
                handle.destroyForcibly();
                Thread.currentThread().interrupt();
            }
        }
    }

    /** Ends the server as a crash would. */
    public void kill() {
        handles().forEach(ProcessHandle::destroyForcibly);
    }

    private Stream<ProcessHandle> handles() {
        return Stream.concat(process.descendants(), Stream.of(process.toHandle()));
    }

    @Override
    public void close() {
        stop();
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException ending) {
            // The JVM is ending and the hook is what brought us here.
        }
    }
}
