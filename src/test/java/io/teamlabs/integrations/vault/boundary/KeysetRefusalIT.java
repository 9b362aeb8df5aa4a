package io.teamlabs.integrations.vault.boundary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.teamlabs.integrations.demo.Installation;
import io.teamlabs.integrations.platform.Secret;
import io.teamlabs.integrations.platform.ServerKind;
import io.teamlabs.integrations.platform.ServerProcess;
import io.teamlabs.integrations.vault.control.CanaryCheck;
import io.teamlabs.integrations.vault.control.Keysets;
import io.teamlabs.integrations.vault.control.WrappingKeyset;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A server that is given no keyset, half of one, or another than the database was sealed with. */
class KeysetRefusalIT {

    private final Installation installation = Installation.fresh("keyset");

    @AfterEach
    void close() {
        installation.close();
    }

    @ParameterizedTest
    @DisplayName("bar 22: with the wrong keyset the service refuses to start and says so")
    @EnumSource(ServerKind.class)
    void wrongKeysetIsRefused(ServerKind kind) throws SQLException {
        WrappingKeyset first = keyset(Keysets.generate());
        try (Connection connection = installation.database().asApplication()) {
            new CanaryCheck(first).check(connection);
        }
        assertRefused(
                kind,
                Keysets.generate(),
                "VAULT_KEYSET: It is the wrong keyset: this database was sealed with key " + first.primaryId());
    }

    @ParameterizedTest
    @DisplayName("bar 22: without a keyset the service refuses to start and says so")
    @EnumSource(value = ServerKind.class, names = "PAYARA")
    void missingKeysetIsRefused(ServerKind kind) {
        assertRefused(kind, "", "VAULT_KEYSET: It is not set. Set it to a Tink keyset of AES256_GCM in JSON");
    }

    @ParameterizedTest
    @DisplayName("bar 22: with a malformed keyset the service refuses to start and says so")
    @EnumSource(value = ServerKind.class, names = "WILDFLY")
    void malformedKeysetIsRefused(ServerKind kind) {
        String malformed = Keysets.generate().substring(0, 150);
        String log = assertRefused(kind, malformed, "VAULT_KEYSET: It is malformed.");
        assertThat(log).doesNotContain(malformed.substring(60, 100));
    }

    /** The service never serves, and what the server wrote says why; returns what it wrote. */
    private String assertRefused(ServerKind kind, String keyset, String words) {
        try (ServerProcess server = installation.launch(kind, Map.of("VAULT_KEYSET", keyset))) {
            assertThatIllegalStateException()
                    .isThrownBy(server::awaitServing)
                    .withMessageContaining("TeamLabs Integrations cannot start")
                    .withMessageContaining(words);
            return server.log().text();
        }
    }

    private static WrappingKeyset keyset(String json) {
        return WrappingKeyset.parse(new Secret(json)).orElseThrow();
    }
}
