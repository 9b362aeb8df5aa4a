package io.teamlabs.integrations.cluster;

import io.teamlabs.integrations.platform.EmbeddedDatabase;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The way of one node to PostgreSQL, which can be held up in either direction, cut, and closed. What is held up waits here,
 * byte for byte; if its connection ends meanwhile, it never arrives.
 */
final class DatabaseProxy implements AutoCloseable {

    private static final int JDBC = "jdbc:".length();

    private final URI database;
    private final ServerSocket door;
    private final Set<ProxiedConnection> connections = ConcurrentHashMap.newKeySet();
    private final Barrier requests = new Barrier();
    private final Barrier answers = new Barrier();
    private volatile boolean refusing;

    /** What each direction asks whether bytes may pass. */
    static final class Barrier {
        private volatile boolean down;

        boolean isDown() {
            return down;
        }
    }

    private DatabaseProxy(URI database, ServerSocket door) {
        this.database = database;
        this.door = door;
    }

    static DatabaseProxy before(EmbeddedDatabase database) {
        try {
            ServerSocket door = new ServerSocket(0, 256, InetAddress.getLoopbackAddress());
            DatabaseProxy proxy = new DatabaseProxy(URI.create(database.url().substring(JDBC)), door);
            ProxiedConnection.daemon("database-proxy", proxy::accept);
            return proxy;
        } catch (IOException failed) {
            throw new UncheckedIOException("The way to the database cannot be laid", failed);
        }
    }

    /** The database's address as the node is to know it. */
    String url() {
        return "jdbc:postgresql://127.0.0.1:" + door.getLocalPort() + database.getPath();
    }

    /** From now on what the node sends does not arrive; what had arrived is worked on. */
    void holdRequests() {
        requests.down = true;
    }

    /** From now on what PostgreSQL answers does not arrive; it goes on working. */
    void holdAnswers() {
        answers.down = true;
    }

    /** Everything that was held up goes on its way, in order. */
    void letThrough() {
        requests.down = false;
        answers.down = false;
        connections.forEach(ProxiedConnection::letThrough);
    }

    /** Whether a request is held up that contains these bytes. */
    boolean holdsRequestWith(byte[] part) {
        return connections.stream().anyMatch(connection -> connection.holdsRequestWith(part));
    }

    /** Ends every connection there is, as a failing network does. */
    void cut() {
        connections.forEach(ProxiedConnection::close);
    }

    /** From now on every new connection is ended at once, as if nobody listened. */
    void refuse() {
        refusing = true;
    }

    /** Takes new connections again. */
    void allow() {
        refusing = false;
    }

    /** How many connections the node has now. */
    int connections() {
        return connections.size();
    }

    private void accept() {
        while (!door.isClosed()) {
            try {
                Socket node = door.accept();
                if (refusing || !connect(node)) {
                    node.close();
                }
            } catch (IOException closed) {
                // The door is closed, or who knocked is gone.
            }
        }
    }

    private boolean connect(Socket node) {
        Socket server = new Socket();
        try {
            server.connect(new InetSocketAddress(database.getHost(), database.getPort()));
            ProxiedConnection connection = new ProxiedConnection(node, server, connections::remove);
            connections.add(connection);
            connection.start(requests, answers);
            return true;
        } catch (IOException unreachable) {
            return false;
        }
    }

    @Override
    public void close() {
        try {
            door.close();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        cut();
    }
}
