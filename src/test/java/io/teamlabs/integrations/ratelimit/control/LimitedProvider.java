package io.teamlabs.integrations.ratelimit.control;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/** A provider that counts over a sliding window, and answers 429 to each call beyond its limit. */
final class LimitedProvider implements AutoCloseable {

    private final HttpServer server;
    private final ExecutorService threads = Executors.newFixedThreadPool(4);
    private final int limit;
    private final Duration window;
    private final Deque<Instant> counted = new ArrayDeque<>();
    private final AtomicInteger refused = new AtomicInteger();
    private final Traffic traffic = new Traffic();

    LimitedProvider(int limit, Duration window) {
        this.limit = limit;
        this.window = window;
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException failed) {
            throw new UncheckedIOException("The provider could not start", failed);
        }
        server.createContext("/", this::answer);
        server.setExecutor(threads);
        server.start();
    }

    private void answer(HttpExchange call) throws IOException {
        boolean admitted = admits();
        if (admitted) {
            traffic.arrived(call.getRequestURI().getPath().substring(1), Instant.now());
        } else {
            refused.incrementAndGet();
            call.getResponseHeaders().set("Retry-After", "1");
        }
        call.sendResponseHeaders(admitted ? 200 : 429, -1);
        call.close();
    }

    private synchronized boolean admits() {
        Instant now = Instant.now();
        while (!counted.isEmpty() && !counted.getFirst().isAfter(now.minus(window))) {
            counted.removeFirst();
        }
        if (counted.size() >= limit) {
            return false;
        }
        counted.addLast(now);
        return true;
    }

    URI of(String tenant) {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/" + tenant);
    }

    Traffic traffic() {
        return traffic;
    }

    int refused() {
        return refused.get();
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
