package io.teamlabs.integrations.cluster;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;

/** One connection through the proxy. When either side ends it, so does the other, and what was held up is lost. */
final class ProxiedConnection {

    private static final int CHUNK = 64 * 1024;

    private final Socket node;
    private final Socket server;
    private final Consumer<ProxiedConnection> whenClosed;
    private final Course requests;
    private final Course answers;

    /** One direction: bytes pass, or are kept while the barrier is down. */
    private final class Course {
        private final InputStream from;
        private final OutputStream to;
        private final ByteArrayOutputStream kept = new ByteArrayOutputStream();

        Course(Socket from, Socket to) throws IOException {
            this.from = from.getInputStream();
            this.to = to.getOutputStream();
        }

        void run(DatabaseProxy.Barrier barrier) {
            byte[] chunk = new byte[CHUNK];
            try {
                for (int read = from.read(chunk); read >= 0; read = from.read(chunk)) {
                    pass(chunk, read, barrier);
                }
            } catch (IOException ended) {
                // As at its regular end.
            }
            close();
        }

        /** Whoever comes after what is still kept waits behind it. */
        private synchronized void pass(byte[] chunk, int length, DatabaseProxy.Barrier barrier) throws IOException {
            if (barrier.isDown()) {
                kept.write(chunk, 0, length);
            } else {
                flush();
                to.write(chunk, 0, length);
            }
        }

        private synchronized void flush() throws IOException {
            kept.writeTo(to);
            kept.reset();
        }

        synchronized boolean keeps(byte[] part) {
            return kept.toString(StandardCharsets.ISO_8859_1).contains(new String(part, StandardCharsets.ISO_8859_1));
        }
    }

    ProxiedConnection(Socket node, Socket server, Consumer<ProxiedConnection> whenClosed) throws IOException {
        this.node = node;
        this.server = server;
        this.whenClosed = whenClosed;
        node.setTcpNoDelay(true);
        server.setTcpNoDelay(true);
        requests = new Course(node, server);
        answers = new Course(server, node);
    }

    void start(DatabaseProxy.Barrier forRequests, DatabaseProxy.Barrier forAnswers) {
        daemon("database-requests", () -> requests.run(forRequests));
        daemon("database-answers", () -> answers.run(forAnswers));
    }

    static void daemon(String name, Runnable work) {
        Thread thread = new Thread(work, name);
        thread.setDaemon(true);
        thread.start();
    }

    boolean holdsRequestWith(byte[] part) {
        return requests.keeps(part);
    }

    void letThrough() {
        try {
            requests.flush();
            answers.flush();
        } catch (IOException ended) {
            close();
        }
    }

    void close() {
        whenClosed.accept(this);
        quietly(node);
        quietly(server);
    }

    private static void quietly(Socket socket) {
        try {
            socket.close();
        } catch (IOException already) {
            // It is gone either way.
        }
    }
}
