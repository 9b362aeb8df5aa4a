package io.teamlabs.integrations.simulator;

import static io.teamlabs.integrations.simulator.Caller.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.teamlabs.integrations.simulator.grant.Account;
import io.teamlabs.integrations.simulator.grant.IssuedTokens;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SimulatorStateTest {
    @TempDir
    private Path folder;

    private SimulatorOptions options() {
        return SimulatorOptions.with("test-secret").stateFile(folder.resolve("demo/simulators.json"));
    }

    private static VendorClient github(Simulators simulators) {
        return new VendorClient(
                simulators.github(),
                simulators.baseUri(),
                "/github/web/login/oauth/authorize",
                "/github/web/login/oauth/access_token");
    }

    @Test
    void grantsOutliveARestart() {
        IssuedTokens slack;
        IssuedTokens github;
        try (Simulators before = Simulators.start(options())) {
            before.slack().addAccount(Account.of("T0NEW0001:U0NEW0001", "new", "New Person", "new@aurora.example"));
            slack = before.slack().issueTokensFor("new", Set.of("users:read"));
            before.github().rotation(true);
            github = before.github().issueTokensFor("octo-ada", Set.of("repo"));
        }
        try (Simulators after = Simulators.start(options())) {
            assertThat(after.slack().worksAccessToken(slack.accessToken())).isTrue();
            assertThat(after.slack().accounts()).extracting(Account::username).contains("new");
            assertThat(json(github(after).refresh(github.refreshToken().orElseThrow())))
                    .containsKey("access_token");
            assertThat(after.issuedSecrets()).contains(slack.accessToken());
        }
        try (Simulators again = Simulators.start(options())) {
            assertThat(json(github(again).refresh(github.refreshToken().orElseThrow()))
                            .getString("error"))
                    .isEqualTo("bad_refresh_token");
        }
    }

    @Test
    void revocationOutlivesARestart() {
        IssuedTokens tokens;
        try (Simulators before = Simulators.start(options())) {
            tokens = before.dropbox().issueTokensFor("ada@box.example", Set.of("account_info.read"));
            before.dropbox().revokeAll();
        }
        try (Simulators after = Simulators.start(options())) {
            assertThat(after.dropbox().worksAccessToken(tokens.accessToken())).isFalse();
        }
    }

    @Test
    void fileIsItsOwnersAloneAndNothingIsLeftBesideIt() throws IOException {
        try (Simulators simulators = Simulators.start(options())) {
            simulators.google().issueTokensFor("ada@example.com", Set.of("openid"));
        }
        Path file = folder.resolve("demo/simulators.json");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        try (Stream<Path> files = Files.list(file.resolveSibling("."))) {
            assertThat(files).hasSize(1);
        }
    }

    @Test
    void brokenFileIsNamed() throws IOException {
        Files.createDirectories(folder.resolve("demo"));
        Files.writeString(folder.resolve("demo/simulators.json"), "{\"github\":");
        assertThatThrownBy(() -> Simulators.start(options()))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("simulators.json");
    }
}
