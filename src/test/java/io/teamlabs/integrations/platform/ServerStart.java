package io.teamlabs.integrations.platform;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;

/** Waiting for a server to serve: until it answers, ends, says that it has started and yet does not answer, or time is up. */
final class ServerStart {

    private static final Duration LONGEST = Duration.ofMinutes(5);
    private static final Duration AFTER_STARTED = Duration.ofSeconds(20);
    private static final Duration ANSWER = Duration.ofSeconds(5);
    private static final Duration BETWEEN = Duration.ofMillis(200);
    private static final int OK = 200;

    private final HttpClient client = HttpClient.newHttpClient();
    private final Process process;
    private final HttpRequest live;
    private final ServerLog log;

    ServerStart(Process process, URI base, ServerLog log) {
        this.process = process;
        this.log = log;
        this.live = HttpRequest.newBuilder(base.resolve("/api/health/live"))
                .timeout(ANSWER)
                .build();
    }

    /** Returns when the service answers; else fails with the reason that the log gives. */
    void await() {
        try {
            awaitAnswer();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while the server was starting", interrupted);
        }
    }

    private void awaitAnswer() throws InterruptedException {
        long end = System.nanoTime() + LONGEST.toNanos();
        boolean started = false;
        while (!answers()) {
            if (!process.isAlive()) {
                throw failure("The server ended while starting");
            }
            if (System.nanoTime() - end > 0) {
                throw failure(started ? "The server started without the service" : "The server took too long to start");
            }
            if (!started && log.saysStarted()) {
                started = true;
                end = System.nanoTime() + AFTER_STARTED.toNanos();
            }
            Thread.sleep(BETWEEN.toMillis());
        }
    }

    private IllegalStateException failure(String what) {
        return new IllegalStateException(what + ":" + System.lineSeparator() + log.reason() + System.lineSeparator()
                + "Its log is " + log.file());
    }

    private boolean answers() throws InterruptedException {
        try {
            return client.send(live, HttpResponse.BodyHandlers.discarding()).statusCode() == OK;
        } catch (IOException notYet) {
            return false;
        }
    }
}
