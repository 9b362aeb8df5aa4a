package io.teamlabs.integrations.access.control;

import io.teamlabs.integrations.platform.ApplicationDataSource;
import io.teamlabs.integrations.platform.PooledConnections;
import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.PersistenceException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** Statements that commit by themselves, past Hibernate. */
@ApplicationScoped
public class LeaseStatements {

    @Resource(lookup = "java:app/jdbc/integrations")
    DataSource dataSource;

    private volatile boolean stopping;

    /** From now on goes on without the server's pool where that refuses: Payara takes it away before it stops us. */
    void stopping() {
        stopping = true;
    }

    /** The database takes none of these values, however often they are sent: no outage, but something in the answer. */
    public static final class Unwritable extends PersistenceException {

        private static final long serialVersionUID = 1L;

        Unwritable(String state) {
            super("The database refuses the values with SQLSTATE " + state);
        }
    }

    /** Makes a value of a row. */
    interface RowReader<T> {
        T read(ResultSet row) throws SQLException;
    }

    /** Returns what a statement answers, row by row; the arguments stand in its order. */
    <T> List<T> query(String sql, RowReader<T> reader, @Nullable Object... arguments) {
        try (Connection connection = connection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int at = 0; at < arguments.length; at++) {
                statement.setObject(at + 1, arguments[at]);
            }
            return readAll(statement, reader);
        } catch (SQLException failure) {
            // Neither cause nor message goes on: the database's detail may quote a row's sealed tokens.
            throw failed(String.valueOf(failure.getSQLState()));
        }
    }

    /** Classes 22 and 23 of SQLSTATE: a value that no column can hold, or that a check refuses. */
    private static PersistenceException failed(String state) {
        return state.startsWith("22") || state.startsWith("23")
                ? new Unwritable(state)
                : new PersistenceException(
                        "A lease statement failed with SQLSTATE " + state, new SQLException("Of the database", state));
    }

    private Connection connection() throws SQLException {
        try {
            return PooledConnections.borrow(dataSource);
        } catch (SQLException refused) {
            if (stopping) {
                return new ApplicationDataSource().getConnection();
            }
            throw refused;
        }
    }

    private static <T> List<T> readAll(PreparedStatement statement, RowReader<T> reader) throws SQLException {
        List<T> rows = new ArrayList<>();
        try (ResultSet found = statement.executeQuery()) {
            while (found.next()) {
                rows.add(reader.read(found));
            }
        }
        return rows;
    }
}
