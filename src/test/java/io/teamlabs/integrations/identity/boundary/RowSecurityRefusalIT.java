package io.teamlabs.integrations.identity.boundary;

import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.teamlabs.integrations.demo.Installation;
import io.teamlabs.integrations.platform.ServerKind;
import io.teamlabs.integrations.platform.ServerProcess;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A server that is given the role of the tables' owner, whom row-level security does not bind. */
class RowSecurityRefusalIT {

    private final Installation installation = Installation.fresh("row-security");

    @AfterEach
    void close() {
        installation.close();
    }

    @ParameterizedTest
    @DisplayName("bar 24: with a role that row-level security does not bind, the service refuses to start and says so")
    @EnumSource(ServerKind.class)
    void ownersRoleIsRefused(ServerKind kind) {
        String owner = Objects.requireNonNull(installation.database().settings().get("DATABASE_OWNER_USER"));
        Map<String, String> settings =
                Map.of("DATABASE_MIGRATION", "check", "DATABASE_USER", owner, "DATABASE_OWNER_USER", "");
        try (ServerProcess server = installation.launch(kind, settings)) {
            assertThatIllegalStateException()
                    .isThrownBy(server::awaitServing)
                    .withMessageContaining("TeamLabs Integrations cannot start. Row-level security does not hold")
                    .withMessageContaining("integrations");
        }
    }
}
