package io.teamlabs.integrations.vault.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.teamlabs.integrations.platform.EmbeddedDatabase;
import io.teamlabs.integrations.platform.Secret;
import io.teamlabs.integrations.platform.SettingsException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CanaryCheckTest {

    private final WrappingKeyset keyset = keyset(Keysets.generate());
    private EmbeddedDatabase database;

    @BeforeAll
    void migrate() {
        database = EmbeddedDatabase.migrated();
    }

    @BeforeEach
    void asBeforeTheFirstStart() throws SQLException {
        execute("DELETE FROM vault_canary");
    }

    @Test
    void firstStartLeavesACanaryThatLaterStartsOpen() throws SQLException {
        start(keyset);
        String left = canary();
        start(keyset);
        assertThat(canary()).isEqualTo(left);
    }

    @Test
    @DisplayName("bar 22: a wrong keyset is refused, in words that say so and which key is needed")
    void wrongKeysetIsRefused() throws SQLException {
        start(keyset);
        WrappingKeyset wrong = keyset(Keysets.generate());
        assertThatExceptionOfType(SettingsException.class)
                .isThrownBy(() -> start(wrong))
                .withMessageContaining("cannot start")
                .withMessageContaining("VAULT_KEYSET: It is the wrong keyset")
                .withMessageContaining("key " + keyset.primaryId())
                .withMessageContaining("primary key " + wrong.primaryId());
        start(keyset);
    }

    @Test
    @DisplayName("bar 22: a damaged canary is refused like a wrong keyset, and is not replaced")
    void damagedCanaryIsRefused() throws SQLException {
        start(keyset);
        execute("UPDATE vault_canary SET canary = set_byte(canary, 20, get_byte(canary, 20) # 1)");
        String damaged = canary();
        assertThatExceptionOfType(SettingsException.class).isThrownBy(() -> start(keyset));
        assertThat(canary()).isEqualTo(damaged);
    }

    private void start(WrappingKeyset keysetOfTheStart) throws SQLException {
        try (Connection connection = database.asApplication()) {
            new CanaryCheck(keysetOfTheStart).check(connection);
        }
    }

    private void execute(String sql) throws SQLException {
        try (Connection connection = database.asOwner();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private String canary() throws SQLException {
        try (Connection connection = database.asOwner();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT encode(canary, 'hex') || key_id FROM vault_canary")) {
            row.next();
            return String.valueOf(row.getString(1));
        }
    }

    private static WrappingKeyset keyset(String json) {
        return WrappingKeyset.parse(new Secret(json)).orElseThrow();
    }
}
