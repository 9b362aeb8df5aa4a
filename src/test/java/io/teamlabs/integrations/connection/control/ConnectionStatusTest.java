package io.teamlabs.integrations.connection.control;

import static io.teamlabs.integrations.connection.entity.SampleIntegrations.HOUR;
import static io.teamlabs.integrations.connection.entity.SampleIntegrations.NOON;
import static io.teamlabs.integrations.connection.entity.SampleIntegrations.connected;
import static io.teamlabs.integrations.connection.entity.SampleIntegrations.connectedWithoutRefreshToken;
import static io.teamlabs.integrations.connection.entity.SampleIntegrations.fresh;
import static org.assertj.core.api.Assertions.assertThat;

import io.teamlabs.integrations.catalog.entity.CatalogType;
import io.teamlabs.integrations.connection.control.ConnectionStatus.CapabilityGrant;
import io.teamlabs.integrations.connection.entity.ErrorCode;
import io.teamlabs.integrations.connection.entity.Integration;
import io.teamlabs.integrations.connection.entity.IntegrationStatus;
import io.teamlabs.integrations.connection.entity.NewGrant;
import io.teamlabs.integrations.connection.entity.NextStep.Code;
import io.teamlabs.integrations.connection.entity.SealedTokens;
import io.teamlabs.integrations.oauth.entity.Account;
import io.teamlabs.integrations.oauth.entity.ScopeSet;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class ConnectionStatusTest {

    private static final Instant LATER = NOON.plusSeconds(60);
    private static final CatalogType CALENDAR = SampleTypes.calendar();

    @Test
    void whoNeverConnectedIsToldToConnect() {
        ConnectionStatus status = status(null);
        assertThat(status.state()).isEmpty();
        assertThat(status.connected()).isFalse();
        assertThat(status.reconnectNeeded()).isFalse();
        assertThat(status.account()).isEmpty();
        assertThat(status.grantedScopes().isEmpty()).isTrue();
        assertThat(status.capabilities())
                .containsExactly(new CapabilityGrant("identity", false), new CapabilityGrant("events", false));
        assertStep(status, Code.CONNECT, "Google Calendar");
    }

    @Test
    void whoIsConnectedWithAllScopesHasNothingToDo() {
        ConnectionStatus status = status(granted("openid", "calendar"));
        assertThat(status.connected()).isTrue();
        assertThat(status.missingScopes().isEmpty()).isTrue();
        assertThat(status.capabilities()).allMatch(CapabilityGrant::granted);
        assertThat(status.expiresAt()).contains(NOON.plus(HOUR));
        assertStep(status, Code.NONE, "Nothing to do");
    }

    @Test
    @DisplayName("bar 8: scopes that were asked for and not granted are reported as missing")
    void missingScopesAreReported() {
        ConnectionStatus status = status(granted("openid"));
        assertThat(status.grantedScopes().values()).containsExactly("openid");
        assertThat(status.missingScopes().values()).containsExactly("calendar");
        assertThat(status.capabilities())
                .containsExactly(new CapabilityGrant("identity", true), new CapabilityGrant("events", false));
        assertStep(status, Code.RECONNECT, "allow all");
    }

    @Test
    @DisplayName("bar 8: a broader scope of the provider covers a narrower one that was asked for")
    void broaderScopesCoverNarrowerOnes() {
        ConnectionStatus status = status(granted("all"));
        assertThat(status.missingScopes().isEmpty()).isTrue();
        assertThat(status.capabilities()).allMatch(CapabilityGrant::granted);
    }

    @Test
    void whoIsDisconnectedIsToldToConnectAndKeepsTheAccountInSight() {
        Integration row = connected();
        row.disconnect(LATER);
        ConnectionStatus status = status(row);
        assertThat(status.state()).contains(IntegrationStatus.REVOKED);
        assertThat(status.reconnectNeeded()).isFalse();
        assertThat(status.account()).isPresent();
        assertThat(status.grantedScopes().isEmpty()).isTrue();
        assertThat(status.expiresAt()).isEmpty();
        assertStep(status, Code.CONNECT, "Google Calendar");
    }

    @Test
    void lostGrantsSayWhyAndAskToReconnect() {
        Integration gone = connected();
        gone.grantGone(ErrorCode.GRANT_GONE, "words", LATER);
        assertStep(status(gone), Code.RECONNECT, "no longer accepts");
        Integration lost = connected();
        lost.grantGone(ErrorCode.ROTATION_LOST, "words", LATER);
        assertStep(status(lost), Code.RECONNECT, "got lost");
        Integration unreadable = connected();
        unreadable.unreadable("words", LATER);
        assertStep(status(unreadable), Code.RECONNECT, "cannot be read");
        assertThat(status(gone).lastError()).hasValueSatisfying(error -> {
            assertThat(error.code()).isEqualTo("grant_gone");
            assertThat(error.message()).isEqualTo("words");
            assertThat(error.at()).isEqualTo(LATER);
        });
    }

    @Test
    void tokenThatRanOutSaysSoBeforeAnySweep() {
        ConnectionStatus status = new ConnectionStatus(
                CALENDAR, connectedWithoutRefreshToken(HOUR), Optional.of(SampleTypes.dialect()), NOON.plus(HOUR));
        assertThat(status.state()).contains(IntegrationStatus.EXPIRED);
        assertThat(status.connected()).isFalse();
        assertThat(status.reconnectNeeded()).isTrue();
        assertStep(status, Code.RECONNECT, "has run out");
    }

    @Test
    void failuresForNowAskToWait() {
        Integration once = granted("openid", "calendar");
        once.refreshFailed("http_503", "words", LATER, LATER);
        assertStep(status(once), Code.WAIT, "keeps trying");
        for (int at = 0; at < 4; at++) {
            once.refreshFailed("http_503", "words", LATER, LATER);
        }
        assertThat(status(once).state()).contains(IntegrationStatus.ERROR);
        assertThat(status(once).connected()).isTrue();
        assertStep(status(once), Code.WAIT, "keeps trying");
    }

    @Test
    void operatorsFaultsAskForTheOperator() {
        Integration refused = granted("openid", "calendar");
        refused.refreshMisconfigured("invalid_client", "words", LATER, LATER);
        assertStep(status(refused), Code.CONTACT_OPERATOR, "credentials");
        assertStep(status(SampleTypes.calendar(true, null), null), Code.CONTACT_OPERATOR, "not set up");
        assertStep(
                status(SampleTypes.calendar(false, SampleTypes.CLIENT), null), Code.CONTACT_OPERATOR, "switched off");
    }

    @Test
    void switchedOffTypeLeavesAConnectionAsItIs() {
        ConnectionStatus status = status(SampleTypes.calendar(false, SampleTypes.CLIENT), granted("all"));
        assertThat(status.connected()).isTrue();
        assertStep(status, Code.NONE, "Nothing to do");
    }

    @Test
    void withoutDialectScopesAreComparedAsTheyStand() {
        ConnectionStatus status = new ConnectionStatus(CALENDAR, granted("all"), Optional.empty(), NOON);
        assertThat(status.missingScopes().values()).containsExactly("calendar", "openid");
    }

    private static Integration granted(String... scopes) {
        Integration row = fresh();
        row.connect(
                new NewGrant(
                        new SealedTokens(new byte[] {1}, new byte[] {2}, true),
                        NOON,
                        NOON.plus(HOUR),
                        null,
                        ScopeSet.of("openid", "calendar"),
                        ScopeSet.of(scopes),
                        "client",
                        new Account("4711", null, null, null, null),
                        null),
                NOON);
        return row;
    }

    private static ConnectionStatus status(@Nullable Integration row) {
        return status(CALENDAR, row);
    }

    private static ConnectionStatus status(CatalogType type, @Nullable Integration row) {
        return new ConnectionStatus(type, row, Optional.of(SampleTypes.dialect()), LATER);
    }

    private static void assertStep(ConnectionStatus status, Code code, String words) {
        assertThat(status.nextStep().code()).isEqualTo(code);
        assertThat(status.nextStep().message()).contains(words).endsWith(".");
    }
}
