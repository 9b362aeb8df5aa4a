package io.teamlabs.integrations.simulator.wire;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.lang.System.Logger.Level;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;

/** The HTTP server, on loopback only. Its threads are daemons and as many as there are calls: a delayed call keeps one. */
public final class SimulatorServer implements AutoCloseable {
    private static final System.Logger LOG = System.getLogger(SimulatorServer.class.getName());
    private static final int BACKLOG = 4096;

    static {
        // Without it the JDK's server waits for the peer's delayed acknowledgement, 40 ms per answer.
        System.setProperty("sun.net.httpserver.nodelay", "true");
    }

    private final HttpServer server;
    private final ExecutorService threads;
    private final AtomicReference<Halt> halt;

    private SimulatorServer(HttpServer server, ExecutorService threads, AtomicReference<Halt> halt) {
        this.server = server;
        this.threads = threads;
        this.halt = halt;
    }

    /**
     * Starts on that port, or on any free one for 0.
     *
     * @throws IllegalStateException when the port is taken
     */
    public static SimulatorServer start(int port, Endpoint endpoint) {
        HttpServer server = bound(port);
        ExecutorService threads = Executors.newCachedThreadPool(daemons());
        server.setExecutor(threads);
        AtomicReference<Halt> halt = new AtomicReference<>(Halt.NEVER);
        server.createContext("/", exchange -> serve(exchange, Objects.requireNonNull(halt.get()), endpoint));
        server.start();
        return new SimulatorServer(server, threads, halt);
    }

    private static HttpServer bound(int port) {
        try {
            InetAddress loopback = InetAddress.getByAddress(new byte[] {127, 0, 0, 1});
            return HttpServer.create(new InetSocketAddress(loopback, port), BACKLOG);
        } catch (BindException taken) {
            throw new IllegalStateException(
                    "Port " + port + " for the simulators is already taken; stop what holds it or choose another",
                    taken);
        } catch (IOException failed) {
            throw new UncheckedIOException("The simulators cannot listen on port " + port, failed);
        }
    }

    private static ThreadFactory daemons() {
        AtomicInteger count = new AtomicInteger();
        return work -> {
            Thread thread = new Thread(work, "simulators-" + count.incrementAndGet());
            thread.setDaemon(true);
            return thread;
        };
    }

    /** Where the server is reached; it is another site than {@code localhost}, as a vendor is. */
    public URI uri() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    /** Halts where the bodies that come from now on have brought so many bytes. */
    public void halt(Halt next) {
        halt.set(next);
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }

    private static void serve(HttpExchange exchange, Halt halt, Endpoint endpoint) throws IOException {
        try (exchange) {
            Request request = read(exchange, halt);
            send(exchange, request, answer(request, endpoint));
        }
    }

    /** A mistake in a simulator must be seen as one, and the JDK's server would only close the connection. */
    private static Answer answer(Request request, Endpoint endpoint) {
        try {
            return endpoint.answer(request);
        } catch (RuntimeException mistake) {
            LOG.log(Level.ERROR, "A simulator failed at " + request, mistake);
            return Answer.text(500, "The simulator failed: " + mistake + "\n");
        }
    }

    private static Request read(HttpExchange exchange, Halt halt) throws IOException {
        Map<String, List<String>> headers = new HashMap<>();
        exchange.getRequestHeaders().forEach((name, values) -> headers.put(name.toLowerCase(Locale.ROOT), values));
        URI uri = exchange.getRequestURI();
        String query = Optional.ofNullable(uri.getRawQuery()).orElse("");
        Content body = Content.read(halt.on(exchange.getRequestBody()));
        return new Request(exchange.getRequestMethod(), uri.getPath(), query, headers, body);
    }

    private static void send(HttpExchange exchange, Request request, Answer answer) throws IOException {
        Content body = answer.content();
        answer.headers().forEach(exchange.getResponseHeaders()::set);
        boolean bodiless = body.length() == 0 || request.method().equals("HEAD");
        switch (answer.delivery()) {
            case WHOLE -> {
                Pause.of(answer.pause());
                exchange.sendResponseHeaders(answer.status(), bodiless ? -1 : body.length());
                if (!bodiless) {
                    write(exchange, body);
                }
            }
            case TRUNCATED -> {
                exchange.sendResponseHeaders(answer.status(), body.length() + 1L);
                write(exchange, Content.of(Arrays.copyOf(body.bytes(), (int) body.length() / 2)));
            }
            case TRICKLED -> {
                exchange.sendResponseHeaders(answer.status(), body.length());
                trickle(exchange.getResponseBody(), answer);
            }
            case DROPPED -> exchange.close();
        }
    }

    private static void write(HttpExchange exchange, Content body) throws IOException {
        OutputStream out = exchange.getResponseBody();
        try (InputStream in = body.open()) {
            in.transferTo(out);
        }
        out.flush();
    }

    private static void trickle(OutputStream out, Answer answer) throws IOException {
        byte[] body = answer.bytes();
        for (byte one : body) {
            out.write(one);
            out.flush();
            Pause.of(answer.pause().dividedBy(body.length));
        }
    }
}
