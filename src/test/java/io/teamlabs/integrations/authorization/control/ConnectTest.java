package io.teamlabs.integrations.authorization.control;

import static org.assertj.core.api.Assertions.assertThat;

import io.teamlabs.integrations.authorization.entity.Arrival;
import io.teamlabs.integrations.authorization.entity.Ending;
import io.teamlabs.integrations.connection.entity.Integration;
import io.teamlabs.integrations.connection.entity.IntegrationStatus;
import io.teamlabs.integrations.platform.Eventually;
import java.net.URI;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ConnectTest {

    private final ConnectBench bench = new ConnectBench();

    @BeforeEach
    void people() {
        bench.user("ada", "aurora");
    }

    @AfterEach
    void close() {
        bench.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"github", "google_calendar", "google_meet", "google_drive", "dropbox", "slack"})
    void everyTypeIsConnectedFromStartToRow(String type) {
        String account = account(type, 0);
        Ending ending = bench.connect("ada", type, account);

        assertThat(ending).isInstanceOfSatisfying(Ending.Connected.class, connected -> {
            assertThat(connected.account().id()).isEqualTo(account);
            assertThat(connected.changed()).isFalse();
        });
        Integration row = bench.row("ada", type);
        assertThat(row.status()).isEqualTo(IntegrationStatus.ACTIVE);
        assertThat(bench.externalId("ada", type)).isEqualTo(account);
        assertThat(row.requestedScope().isEmpty()).isFalse();
        assertThat(row.scope().isEmpty()).isFalse();
        assertThat(bench.events("ada")).containsExactly("connected");
        assertThat(bench.pendingRevocations("ada")).isZero();
    }

    @Test
    void theBrowserIsSentBackWithTheOutcome() {
        URI provider = bench.leave(bench.begin("ada", "github", bench.browser), bench.browser);
        Arrival arrival = bench.arrive("github", bench.allow(provider, account("github", 0)));
        assertThat(arrival.back())
                .hasToString("https://integrations.test/console?tab=1&integration=github&result=connected");
    }

    @Test
    void connectingWithAnotherAccountSaysSoAndRevokesTheFirst() throws Exception {
        bench.connect("ada", "github", account("github", 0));
        String first = bench.accessToken("ada", "github");
        URI provider = bench.leave(bench.begin("ada", "github", bench.browser), bench.browser);
        Arrival arrival = bench.arrive("github", bench.allow(provider, account("github", 1)));

        assertThat(ConnectBench.query(arrival.back()))
                .containsAllEntriesOf(Map.of("result", "connected", "reason", "account-changed"));
        Eventually.holds(() ->
                assertThat(bench.simulators().github().worksAccessToken(first)).isFalse());
        assertThat(bench.simulators().github().worksAccessToken(bench.accessToken("ada", "github")))
                .isTrue();
        Eventually.holds(() -> assertThat(bench.events("ada"))
                .containsExactlyInAnyOrder("connected", "account-replaced", "connected", "revoked-at-provider"));
    }

    private String account(String type, int index) {
        return bench.account(type, index);
    }
}
