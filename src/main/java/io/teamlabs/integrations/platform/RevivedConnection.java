package io.teamlabs.integrations.platform;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A connection that opens itself anew once the database has ended it. Pools that are declared by annotation do not all
 * test what they hand out: after an outage one was seen to hand out the dead for ever. Only between transactions: what a
 * transaction had done is lost with its connection, and whoever goes on with it is told so until it is rolled back.
 */
final class RevivedConnection implements InvocationHandler {

    private static final String CONNECTION_GONE = "08006";

    /** Opens a connection. */
    @FunctionalInterface
    interface Source {
        Connection open() throws SQLException;
    }

    private final Source source;
    private Connection live;
    private boolean autoCommit = true;
    private boolean begun;
    private boolean closed;

    private RevivedConnection(Source source) throws SQLException {
        this.source = source;
        this.live = source.open();
    }

    static Connection from(Source source) throws SQLException {
        return (Connection) Proxy.newProxyInstance(
                RevivedConnection.class.getClassLoader(),
                new Class<?>[] {Connection.class},
                new RevivedConnection(source));
    }

    @Override
    public @Nullable Object invoke(Object proxy, Method method, Object @Nullable [] arguments) throws Throwable {
        String name = method.getName();
        switch (name) {
            case "equals" -> {
                return arguments != null && proxy == arguments[0];
            }
            case "hashCode" -> {
                return System.identityHashCode(proxy);
            }
            case "close", "abort" -> closed = true;
            case "isClosed" -> {
                return closed;
            }
            case "rollback" -> {
                begun = false;
                if (live.isClosed() && !closed) {
                    return null; // the database has rolled back what its dead connection had begun
                }
            }
            case "commit" -> endTransaction();
            case "setAutoCommit" -> {
                requireAlive();
                autoCommit = Boolean.TRUE.equals(Objects.requireNonNull(arguments)[0]);
                begun = false;
            }
            default -> {
                requireAlive();
                begun |= !autoCommit && (name.startsWith("prepare") || name.equals("createStatement"));
            }
        }
        return call(method, arguments);
    }

    private void endTransaction() throws SQLException {
        requireAlive();
        begun = false;
    }

    private void requireAlive() throws SQLException {
        if (closed || !live.isClosed()) {
            return;
        }
        if (begun) {
            throw new SQLException("The database ended the connection in the middle of a transaction", CONNECTION_GONE);
        }
        live = source.open();
        live.setAutoCommit(autoCommit);
    }

    private @Nullable Object call(Method method, Object @Nullable [] arguments) throws Throwable {
        try {
            return method.invoke(live, arguments);
        } catch (InvocationTargetException failed) {
            throw Objects.requireNonNull(failed.getCause());
        }
    }
}
