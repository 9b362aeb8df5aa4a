package io.teamlabs.integrations.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class ApplicationDataSourceTest {

    private static final EmbeddedDatabase DATABASE = EmbeddedDatabase.create();

    @BeforeAll
    static void set() {
        DATABASE.settings().forEach(System::setProperty);
    }

    @AfterAll
    static void clear() {
        DATABASE.settings().keySet().forEach(System::clearProperty);
    }

    @Test
    void serverThatNamesNobodyGetsTheConfiguredRole() throws SQLException {
        ApplicationDataSource source = new ApplicationDataSource();

        assertThat(user(source.getConnection())).isEqualTo("teamlabs_integrations");
        assertThat(user(source.getConnection(null, null))).isEqualTo("teamlabs_integrations");
        assertThat(user(source.getConnection("", ""))).isEqualTo("teamlabs_integrations");
    }

    @Test
    void serverThatNamesARoleGetsThatRole() throws SQLException {
        assertThat(user(new ApplicationDataSource().getConnection("teamlabs_owner", "embedded")))
                .isEqualTo("teamlabs_owner");
    }

    @Test
    void wrongSettingsAreToldBeforeAnybodyConnects() {
        System.setProperty("DATABASE_URL", "postgres://somewhere");
        try {
            assertThatThrownBy(ApplicationDataSource::new)
                    .isInstanceOf(SettingsException.class)
                    .hasMessageContaining("DATABASE_URL: ");
        } finally {
            System.setProperty("DATABASE_URL", DATABASE.url());
        }
    }

    private static String user(Connection connection) throws SQLException {
        try (connection;
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT current_user")) {
            row.next();
            return row.getString(1);
        }
    }
}
