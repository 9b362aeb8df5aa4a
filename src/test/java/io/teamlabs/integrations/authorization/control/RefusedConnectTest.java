package io.teamlabs.integrations.authorization.control;

import static org.assertj.core.api.Assertions.assertThat;

import io.teamlabs.integrations.authorization.entity.Arrival;
import io.teamlabs.integrations.authorization.entity.Ending;
import io.teamlabs.integrations.authorization.entity.FailureReason;
import io.teamlabs.integrations.platform.Eventually;
import io.teamlabs.integrations.platform.Workbench;
import io.teamlabs.integrations.simulator.wire.Fault;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class RefusedConnectTest {

    private final ConnectBench bench = new ConnectBench();

    @BeforeEach
    void people() {
        bench.user("ada", "aurora");
    }

    @AfterEach
    void close() {
        bench.close();
    }

    private URI leave(String type) {
        return bench.leave(bench.begin("ada", type, bench.browser), bench.browser);
    }

    @Test
    @DisplayName("trap 18: a refused consent changes nothing, is no failure and ends the attempt")
    void refusedConsent() {
        bench.connect("ada", "github", bench.account("github", 0));
        URI redirect = bench.deny(leave("github"));
        Arrival arrival = bench.arrive("github", redirect);
        assertThat(arrival.ending()).isEqualTo(new Ending.Denied());
        assertThat(arrival.back())
                .hasToString("https://integrations.test/console?tab=1&integration=github&result=denied");
        assertThat(bench.row("ada", "github").isUsable()).isTrue();
        assertThat(bench.arrive("github", redirect).ending()).isEqualTo(Ending.failed(FailureReason.STATE_USED));
    }

    @Test
    void providerDownAtTheTokenEndpoint() {
        assertThat(endingWith(Fault.outage())).isEqualTo(Ending.failed(FailureReason.PROVIDER_UNAVAILABLE));
        assertThat(endingWith(Fault.droppedBefore())).isEqualTo(Ending.failed(FailureReason.PROVIDER_UNAVAILABLE));
        assertThat(endingWith(Fault.html(200))).isEqualTo(Ending.failed(FailureReason.PROVIDER_UNAVAILABLE));
        assertThat(bench.find("ada", "github")).isEmpty();
    }

    private Ending endingWith(Fault fault) {
        URI redirect = bench.allow(leave("github"), bench.account("github", 0));
        bench.simulators().github().program(fault.on("access_token").times(1));
        return bench.arrive("github", redirect).ending();
    }

    @Test
    void aSpentCodeGivesNoToken() {
        URI redirect = bench.allow(leave("github"), bench.account("github", 0));
        // GitHub's codes live as long as our states: this one is older.
        bench.simulators().github().forgetEverything();
        assertThat(bench.arrive("github", redirect).ending()).isEqualTo(Ending.failed(FailureReason.NO_TOKEN));
    }

    @Test
    @DisplayName("bar 23: tokens whose account is not told are handed back, where that harms nobody else")
    void identityUnavailable() {
        URI redirect = bench.allow(leave("github"), bench.account("github", 0));
        bench.simulators().github().program(Fault.outage().on("GET /github/api/user"));
        assertThat(bench.arrive("github", redirect).ending())
                .isEqualTo(Ending.failed(FailureReason.IDENTITY_UNAVAILABLE));
        Eventually.holds(
                () -> assertThat(bench.simulators().github().liveAccessTokens()).isZero());
        assertThat(bench.find("ada", "github")).isEmpty();
    }

    @Test
    @DisplayName("bar 23: Google's tokens of an unknown account are not revoked, as that could end another integration")
    void identityUnavailableAtASharedGrant() {
        bench.connect("ada", "google_calendar", bench.account("google_calendar", 0));
        URI redirect = bench.allow(leave("google_drive"), bench.account("google_drive", 0));
        bench.simulators().google().program(Fault.outage().on("userinfo"));
        assertThat(bench.arrive("google", redirect).ending())
                .isEqualTo(Ending.failed(FailureReason.IDENTITY_UNAVAILABLE));
        assertThat(bench.events("ada")).containsExactly("connected", "revocation-failed:account_unknown");
        assertThat(bench.simulators().google().worksAccessToken(bench.accessToken("ada", "google_calendar")))
                .isTrue();
    }

    @Test
    @DisplayName(
            "bar 23: a person who is gone by the time of the callback is not connected, and the token is handed back")
    void userGone() {
        URI redirect = bench.allow(leave("github"), bench.account("github", 0));
        Workbench.asOwner("UPDATE users SET organization_id = 'elsewhere'");
        bench.clock.move(Duration.ofSeconds(6));
        assertThat(bench.arrive("github", redirect).ending()).isEqualTo(Ending.failed(FailureReason.USER_GONE));
        Eventually.holds(
                () -> assertThat(bench.simulators().github().liveAccessTokens()).isZero());
    }

    @Test
    @DisplayName("bar 23: tokens that could not be stored are handed back")
    void notStored() {
        URI redirect = bench.allow(leave("github"), bench.account("github", 0));
        Workbench.asOwner("ALTER TABLE integrations ADD CONSTRAINT nobody CHECK (false) NOT VALID");
        try {
            assertThat(bench.arrive("github", redirect).ending())
                    .isEqualTo(Ending.failed(FailureReason.SERVICE_UNAVAILABLE));
        } finally {
            Workbench.asOwner("ALTER TABLE integrations DROP CONSTRAINT nobody");
        }
        Eventually.holds(
                () -> assertThat(bench.simulators().github().liveAccessTokens()).isZero());
    }

    @Test
    @DisplayName("bar 8: an omitted scope means as requested, and what is granted less is stored as granted")
    void scopesAreStoredAsGranted() {
        URI redirect = bench.allow(leave("dropbox"), bench.account("dropbox", 0));
        bench.simulators().dropbox().program(Fault.withoutScope().on("oauth2/token"));
        bench.arrive("dropbox", redirect);
        var row = bench.row("ada", "dropbox");
        assertThat(row.scope()).isEqualTo(row.requestedScope());

        bench.simulators().dropbox().reset();
        bench.simulators().dropbox().consentOnly(List.of("account_info.read"));
        bench.connect("ada", "dropbox", bench.account("dropbox", 0));
        assertThat(bench.row("ada", "dropbox").scope().values()).containsExactly("account_info.read");
        assertThat(bench.row("ada", "dropbox").requestedScope()).isEqualTo(row.requestedScope());
    }
}
