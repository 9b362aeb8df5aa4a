package io.teamlabs.integrations.demo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * What a demo that was killed could not stop: its server and its PostgreSQL. Only processes that this directory names, and
 * that still are what they were, are touched: their numbers may be somebody else's by now.
 */
final class Leftovers {

    private static final int SECONDS = 20;

    private final Path serverFile;
    private final Path data;
    private final Path postmasterFile;

    Leftovers(Path directory) {
        serverFile = directory.resolve("server.pid");
        data = directory.resolve("postgresql").resolve("data");
        postmasterFile = data.resolve("postmaster.pid");
    }

    /** Notes the server's process for the next start. */
    void remember(long server) {
        try {
            Files.writeString(serverFile, String.valueOf(server));
        } catch (IOException failed) {
            throw new UncheckedIOException("The server's process could not be noted", failed);
        }
    }

    /** Stops what is left of a demo that was killed; the caller holds the directory's lock. */
    void stop() {
        process(serverFile, "payara-micro.jar").ifPresent(server -> end(server, server::destroy));
        forget(serverFile);
        process(postmasterFile, "postgres").ifPresent(postmaster -> end(postmaster, () -> stopFast(postmaster)));
        // PostgreSQL removes its own file; one that is still there names a process that is none of PostgreSQL.
        forget(postmasterFile);
    }

    private static Optional<ProcessHandle> process(Path file, String commandPart) {
        return pid(file)
                .flatMap(ProcessHandle::of)
                .filter(process -> process.info().commandLine().orElse("").contains(commandPart));
    }

    private static Optional<Long> pid(Path file) {
        try {
            return Files.exists(file)
                    ? Files.readAllLines(file).stream().findFirst().map(line -> Long.valueOf(line.strip()))
                    : Optional.empty();
        } catch (IOException | NumberFormatException damaged) {
            return Optional.empty();
        }
    }

    /** SIGTERM would let PostgreSQL wait for its clients; its own tool can ask for more. */
    private void stopFast(ProcessHandle postmaster) {
        String program = postmaster.info().command().orElseThrow();
        try {
            new ProcessBuilder(
                            Path.of(program).resolveSibling("pg_ctl").toString(),
                            "-D",
                            data.toString(),
                            "-m",
                            "fast",
                            "stop")
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start()
                    .waitFor(SECONDS, TimeUnit.SECONDS);
        } catch (IOException failed) {
            postmaster.destroy();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private static void end(ProcessHandle process, Runnable gently) {
        gently.run();
        try {
            process.onExit().get(SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException stubborn) {
            process.destroyForcibly();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private static void forget(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException failed) {
            throw new UncheckedIOException("A file of the last demo cannot be deleted", failed);
        }
    }
}
