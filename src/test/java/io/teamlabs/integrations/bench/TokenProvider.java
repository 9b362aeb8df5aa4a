package io.teamlabs.integrations.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A provider that answers every token request with a new token after a fixed while. One thread serves any number of
 * requests, so that what is measured is the service and not what stands for the vendor.
 */
final class TokenProvider implements AutoCloseable {

    private static final int BACKLOG = 4096;

    private final Selector selector;
    private final ServerSocketChannel listening;
    private final Thread thread = new Thread(this::serve, "token-provider");
    private final Queue<Due> waiting = new ArrayDeque<>();
    private final AtomicInteger calls = new AtomicInteger();
    private volatile Duration delay = Duration.ZERO;
    private volatile long firstCall;

    private record Due(long at, TokenConnection connection) {}

    private TokenProvider() throws IOException {
        selector = Selector.open();
        listening = ServerSocketChannel.open();
        listening.bind(new InetSocketAddress(InetAddress.getByAddress(new byte[] {127, 0, 0, 1}), 0), BACKLOG);
        listening.configureBlocking(false);
        listening.register(selector, SelectionKey.OP_ACCEPT);
        thread.setDaemon(true);
    }

    static TokenProvider start() {
        try {
            TokenProvider provider = new TokenProvider();
            provider.thread.start();
            return provider;
        } catch (IOException failed) {
            throw new UncheckedIOException("The token provider cannot listen", failed);
        }
    }

    URI uri() {
        return URI.create("http://127.0.0.1:" + listening.socket().getLocalPort());
    }

    /** From now on answers come after this while; counts calls from zero. Not while calls are under way. */
    void answerAfter(Duration latency) {
        delay = latency;
        firstCall = 0;
        calls.set(0);
    }

    /** Returns how many calls have come since {@link #answerAfter}. */
    int calls() {
        return calls.get();
    }

    /** Returns when the first of them came, as {@link System#nanoTime} counts; zero before. */
    long firstCall() {
        return firstCall;
    }

    private void serve() {
        try {
            while (selector.isOpen()) {
                selector.select(this::ready, untilNextDue());
                answerDue();
            }
        } catch (IOException | java.nio.channels.ClosedSelectorException closed) {
            // The provider was closed.
        }
    }

    /** In milliseconds, rounded up; zero, which means for ever, where nothing waits. */
    private long untilNextDue() {
        Due next = waiting.peek();
        return next == null ? 0 : Math.max(1, (next.at() - System.nanoTime() + 999_999) / 1_000_000);
    }

    private void ready(SelectionKey key) {
        try {
            if (key.isAcceptable()) {
                accept();
            } else if (connection(key).readWhole()) {
                called(connection(key));
            }
        } catch (IOException gone) {
            key.cancel();
        }
    }

    private void accept() throws IOException {
        for (SocketChannel channel = listening.accept(); channel != null; channel = listening.accept()) {
            channel.configureBlocking(false);
            channel.socket().setTcpNoDelay(true);
            channel.register(selector, SelectionKey.OP_READ, new TokenConnection(channel));
        }
    }

    private static TokenConnection connection(SelectionKey key) {
        return (TokenConnection) key.attachment();
    }

    private void called(TokenConnection connection) throws IOException {
        long now = System.nanoTime();
        if (calls.incrementAndGet() == 1) {
            firstCall = now;
        }
        if (delay.isZero()) {
            connection.answer();
        } else {
            waiting.add(new Due(now + delay.toNanos(), connection));
        }
    }

    private void answerDue() throws IOException {
        long now = System.nanoTime();
        for (Due next = waiting.peek(); next != null && next.at() <= now; next = waiting.peek()) {
            waiting.remove();
            next.connection().answer();
        }
    }

    @Override
    public void close() {
        try {
            listening.close();
            for (SelectionKey key : selector.keys()) {
                key.channel().close();
            }
            selector.close();
        } catch (IOException failed) {
            throw new UncheckedIOException("The token provider cannot be closed", failed);
        }
    }
}
