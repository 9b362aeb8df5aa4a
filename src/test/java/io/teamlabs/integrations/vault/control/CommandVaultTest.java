package io.teamlabs.integrations.vault.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.teamlabs.integrations.identity.entity.OrganizationId;
import io.teamlabs.integrations.platform.EmbeddedDatabase;
import io.teamlabs.integrations.platform.Secret;
import io.teamlabs.integrations.vault.entity.SealedColumn;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class CommandVaultTest {

    private static final EmbeddedDatabase DATABASE = EmbeddedDatabase.migrated();
    private static final SealedColumn ACCESS = new SealedColumn("integrations", "access_token");
    private static final String KEYSET = Keysets.generate();
    private static final UUID ROW = new UUID(1, 2);

    @Test
    void serviceOpensWhatTheCommandSealed() throws SQLException {
        OrganizationId acme = new OrganizationId("acme");
        Secret token = new Secret("t".repeat(4000) + "Ж");
        try (Connection connection = DATABASE.asOwner()) {
            byte[] sealed = vault(connection, KEYSET).seal(ACCESS, acme, ROW, token);

            assertThat(StoredKeys.vault(DATABASE, KEYSET).open(ACCESS, acme, ROW, sealed))
                    .isEqualTo(token);
        }
    }

    @Test
    void manyOrganizationsArePreparedAtOnceAndKeepTheirKeys() throws SQLException {
        List<OrganizationId> many = IntStream.range(0, 300)
                .mapToObj(number -> new OrganizationId("many-" + number))
                .toList();
        Secret token = new Secret("token");
        try (Connection connection = DATABASE.asOwner()) {
            vault(connection, KEYSET).prepare(many);
            CommandVault second = vault(connection, KEYSET);
            second.prepare(many);
            byte[] sealed = second.seal(ACCESS, many.get(299), ROW, token);

            assertThat(StoredKeys.vault(DATABASE, KEYSET).open(ACCESS, many.get(299), ROW, sealed))
                    .isEqualTo(token);
        }
    }

    @Test
    void keyThatAnotherKeysetWrappedIsRefused() throws SQLException {
        OrganizationId globex = new OrganizationId("globex");
        try (Connection connection = DATABASE.asOwner()) {
            vault(connection, KEYSET).prepare(List.of(globex));
            CommandVault stranger = vault(connection, Keysets.generate());

            assertThatIllegalStateException()
                    .isThrownBy(() -> stranger.prepare(List.of(globex)))
                    .withMessageContaining("VAULT_KEYSET");
        }
    }

    private static CommandVault vault(Connection connection, String keyset) {
        return new CommandVault(WrappingKeyset.parse(new Secret(keyset)).orElseThrow(), connection);
    }
}
