package io.teamlabs.integrations.platform;

import java.io.PrintWriter;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.logging.Logger;
import javax.sql.DataSource;

/** Connections kept open between uses, at most so many at once, as a server's pool keeps them. */
final class SmallPool implements DataSource {

    /** What goes to the database, once for each of these calls as our code makes them. */
    private static final Set<String> TRIPS = Set.of("prepareStatement", "createStatement", "commit", "rollback");

    /** Where new connections come from. */
    interface Opening {
        Connection open() throws SQLException;
    }

    private final Opening opening;
    private final boolean transactional;
    private final Semaphore places;
    private final AtomicLong roundTrips = new AtomicLong();
    private final Queue<Connection> idle = new ConcurrentLinkedQueue<>();

    /** A transactional pool's connections are in a transaction from the first statement on, as in JTA. */
    SmallPool(Opening opening, int most, boolean transactional) {
        this.opening = opening;
        this.transactional = transactional;
        this.places = new Semaphore(most);
    }

    @Override
    public Connection getConnection() throws SQLException {
        places.acquireUninterruptibly();
        Connection kept = idle.poll();
        Connection real = kept == null ? opening.open() : kept;
        real.setAutoCommit(!transactional);
        AtomicBoolean closed = new AtomicBoolean();
        return (Connection) Proxy.newProxyInstance(
                SmallPool.class.getClassLoader(), new Class<?>[] {Connection.class}, (proxy, method, arguments) -> {
                    if (method.getName().equals("close")) {
                        if (closed.compareAndSet(false, true)) {
                            giveBack(real);
                        }
                        return null;
                    }
                    if (TRIPS.contains(method.getName())) {
                        roundTrips.incrementAndGet();
                    }
                    try {
                        return method.invoke(real, arguments);
                    } catch (InvocationTargetException failed) {
                        throw failed.getCause();
                    }
                });
    }

    long roundTrips() {
        return roundTrips.get();
    }

    private void giveBack(Connection real) throws SQLException {
        if (transactional) {
            real.rollback();
        }
        idle.add(real);
        places.release();
    }

    @Override
    public Connection getConnection(String user, String password) throws SQLException {
        throw new SQLFeatureNotSupportedException("One role only");
    }

    @Override
    public PrintWriter getLogWriter() throws SQLException {
        throw new SQLFeatureNotSupportedException("No log");
    }

    @Override
    public void setLogWriter(PrintWriter out) throws SQLException {
        throw new SQLFeatureNotSupportedException("No log");
    }

    @Override
    public void setLoginTimeout(int seconds) throws SQLException {
        throw new SQLFeatureNotSupportedException("No time-out");
    }

    @Override
    public int getLoginTimeout() {
        return 0;
    }

    @Override
    public Logger getParentLogger() throws SQLFeatureNotSupportedException {
        throw new SQLFeatureNotSupportedException("No log");
    }

    @Override
    public <T> T unwrap(Class<T> type) throws SQLException {
        throw new SQLFeatureNotSupportedException("Nothing to unwrap");
    }

    @Override
    public boolean isWrapperFor(Class<?> type) {
        return false;
    }
}
