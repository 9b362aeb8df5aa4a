package io.teamlabs.integrations.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RevivedConnectionTest {

    private static final EmbeddedDatabase DATABASE = EmbeddedDatabase.create();

    private Connection connection;

    @BeforeEach
    void open() throws SQLException {
        connection = RevivedConnection.from(DATABASE::asOwner);
    }

    @AfterEach
    void close() throws SQLException {
        connection.close();
    }

    private int backend() throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet found = statement.executeQuery("SELECT pg_backend_pid()")) {
            found.next();
            return found.getInt(1);
        }
    }

    /** Ends the backend and lets the connection notice, as the first statement after an outage does. */
    private int killed() throws SQLException {
        int backend = backend();
        try (Connection other = DATABASE.asSuperuser();
                Statement statement = other.createStatement()) {
            statement.execute("SELECT pg_terminate_backend(" + backend + ", 10000)");
        }
        assertThatThrownBy(this::backend).isInstanceOf(SQLException.class);
        return backend;
    }

    @Test
    void lostConnectionIsOpenedAnew() throws SQLException {
        int before = killed();
        assertThat(backend()).isNotEqualTo(before);
        assertThat(connection.getAutoCommit()).isTrue();
    }

    @Test
    void nothingIsDoneInAnotherTransactionThanItWasMeantFor() throws SQLException {
        connection.setAutoCommit(false);
        int before = killed();
        assertThatThrownBy(this::backend).hasMessageContaining("in the middle of a transaction");
        assertThatThrownBy(connection::commit).isInstanceOf(SQLException.class);

        connection.rollback();

        assertThat(backend()).isNotEqualTo(before);
        assertThat(connection.getAutoCommit()).isFalse();
    }

    @Test
    void transactionThatBeginsAfterTheLossIsWhole() throws SQLException {
        connection.setAutoCommit(false);
        backend();
        connection.rollback();
        int before = backend();
        connection.commit();
        try (Connection other = DATABASE.asSuperuser();
                Statement statement = other.createStatement()) {
            statement.execute("SELECT pg_terminate_backend(" + before + ", 10000)");
        }
        assertThatThrownBy(this::backend).isInstanceOf(SQLException.class);
        connection.rollback();
        assertThat(backend()).isNotEqualTo(before);
    }

    @Test
    void closedConnectionStaysClosed() throws SQLException {
        connection.close();
        assertThat(connection.isClosed()).isTrue();
        assertThatThrownBy(this::backend).isInstanceOf(SQLException.class);
    }

    @Test
    void poolFindsAConnectionAgainWhateverLiesBehindIt() throws SQLException {
        Set<Connection> pool = new HashSet<>(Set.of(connection));
        killed();
        backend();
        assertThat(pool.contains(connection)).isTrue();
        try (Connection another = RevivedConnection.from(DATABASE::asOwner)) {
            assertThat(pool.contains(another)).isFalse();
        }
    }
}
