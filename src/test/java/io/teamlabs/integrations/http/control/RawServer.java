package io.teamlabs.integrations.http.control;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;

/** A server that reads a request's head and then does with the connection what a test says. */
final class RawServer implements AutoCloseable {

    /** What to do once a request's head was read. */
    @FunctionalInterface
    interface Behaviour {
        void answer(Socket connection) throws IOException, InterruptedException;
    }

    private final ServerSocket socket;
    private final Behaviour behaviour;
    final BlockingQueue<String> heads = new LinkedBlockingQueue<>();
    /** One entry for each connection that the client gave up while it was being answered. */
    final BlockingQueue<String> givenUp = new LinkedBlockingQueue<>();

    RawServer(Behaviour behaviour) throws IOException {
        this.behaviour = behaviour;
        socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        Thread thread = new Thread(this::accept, "raw-server");
        thread.setDaemon(true);
        thread.start();
    }

    static RawServer writing(String... parts) throws IOException {
        return new RawServer(connection -> {
            for (String part : parts) {
                connection.getOutputStream().write(part.getBytes(StandardCharsets.ISO_8859_1));
                connection.getOutputStream().flush();
            }
        });
    }

    URI uri(String path) {
        return URI.create("http://localhost:" + socket.getLocalPort() + path);
    }

    private void accept() {
        while (!socket.isClosed()) {
            try {
                Socket connection = socket.accept();
                Thread thread = new Thread(() -> serve(connection), "raw-connection");
                thread.setDaemon(true);
                thread.start();
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void serve(Socket connection) {
        try (connection) {
            heads.add(head(connection.getInputStream()));
            behaviour.answer(connection);
        } catch (IOException gone) {
            givenUp.add("gone");
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private static String head(InputStream in) throws IOException {
        StringBuilder head = new StringBuilder();
        while (head.indexOf("\r\n\r\n") < 0) {
            int next = in.read();
            if (next < 0) {
                throw new IOException("The request ended in its head");
            }
            head.append((char) next);
        }
        return head.toString();
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
