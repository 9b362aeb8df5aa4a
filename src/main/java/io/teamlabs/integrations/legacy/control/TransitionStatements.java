package io.teamlabs.integrations.legacy.control;

import io.teamlabs.integrations.platform.LongStatements;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.hibernate.Session;
import org.jspecify.annotations.Nullable;

/**
 * Calls of the database's functions for the transition, on the connection of the transaction at hand. They see beyond one
 * organization by themselves, so no organization is bound.
 */
@ApplicationScoped
@Transactional(Transactional.TxType.MANDATORY)
public class TransitionStatements {

    @PersistenceContext
    EntityManager entityManager;

    /** Makes a value of a row. */
    @FunctionalInterface
    public interface RowReader<T> {
        T read(ResultSet row) throws SQLException;
    }

    /** An argument that is an array of the database's. */
    @SuppressWarnings("ArrayRecordComponent") // a carrier, never compared
    public record Elements(String type, @Nullable Object[] values) {}

    /** Returns what a function answers, row by row; the arguments stand in its order. */
    public <T> List<T> query(String sql, RowReader<T> reader, @Nullable Object... arguments) {
        return entityManager
                .unwrap(Session.class)
                .doReturningWork(borrowed -> LongStatements.run(borrowed, connection -> {
                    try (PreparedStatement statement = connection.prepareStatement(sql)) {
                        for (int at = 0; at < arguments.length; at++) {
                            statement.setObject(at + 1, argument(connection, arguments[at]));
                        }
                        return readAll(statement, reader);
                    }
                }));
    }

    private static @Nullable Object argument(Connection connection, @Nullable Object argument) throws SQLException {
        return argument instanceof Elements elements
                ? connection.createArrayOf(elements.type(), elements.values())
                : argument;
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
