package io.teamlabs.integrations.connection.entity;

import static io.teamlabs.integrations.connection.entity.SampleIntegrations.HOUR;
import static io.teamlabs.integrations.connection.entity.SampleIntegrations.NOON;
import static io.teamlabs.integrations.connection.entity.SampleIntegrations.connected;
import static io.teamlabs.integrations.connection.entity.SampleIntegrations.connectedWithoutRefreshToken;
import static io.teamlabs.integrations.connection.entity.SampleIntegrations.fresh;
import static io.teamlabs.integrations.connection.entity.SampleIntegrations.grant;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The state table of the design, row by row. */
class IntegrationStateTest {

    private static final Instant LATER = NOON.plusSeconds(60);
    private static final Instant RETRY = NOON.plusSeconds(90);

    @Test
    void connectMakesItActiveWithNewTokens() {
        Integration integration = connected();
        assertState(integration, IntegrationStatus.ACTIVE, true, true);
        assertThat(integration.refreshAt()).isEqualTo(NOON.plus(HOUR.dividedBy(2)));
        assertThat(integration.connectedAt()).isEqualTo(NOON);
        assertThat(integration.grantGeneration()).isEqualTo(1);
        assertThat(integration.needsReconnect()).isFalse();
    }

    @Test
    void connectWithoutRefreshTokenIsNeverDue() {
        assertThat(connectedWithoutRefreshToken(HOUR).refreshAt()).isNull();
        assertThat(connectedWithoutRefreshToken(null).refreshAt()).isNull();
    }

    @Test
    void connectAgainForgetsErrorsAndRaisesTheGeneration() {
        Integration integration = connected();
        failTimes(integration, 6);
        integration.connect(grant("other", HOUR), LATER);
        assertState(integration, IntegrationStatus.ACTIVE, true, true);
        assertThat(integration.errorCount()).isZero();
        assertThat(integration.lastErrorCode()).isNull();
        assertThat(integration.grantGeneration()).isEqualTo(2);
    }

    @Test
    void refreshFailedFourTimesStaysActiveAndDueAfterTheBackOff() {
        Integration integration = connected();
        failTimes(integration, 4);
        assertState(integration, IntegrationStatus.ACTIVE, true, true);
        assertThat(integration.errorCount()).isEqualTo(4);
        assertThat(integration.refreshAt()).isEqualTo(RETRY);
        assertThat(integration.grantGeneration()).isEqualTo(1);
    }

    @Test
    void refreshFailedFiveTimesIsAnErrorThatIsStillTried() {
        Integration integration = connected();
        failTimes(integration, 5);
        assertState(integration, IntegrationStatus.ERROR, true, true);
        assertThat(integration.refreshAt()).isEqualTo(RETRY);
        assertThat(integration.isUsable()).isTrue();
        assertThat(integration.needsReconnect()).isFalse();
    }

    @Test
    @DisplayName("bar 11: the operator's fault leaves the connection as it is and is tried later")
    void operatorsFaultLeavesStatusAndCount() {
        Integration integration = connected();
        integration.refreshMisconfigured("invalid_client", "words", RETRY, LATER);
        assertState(integration, IntegrationStatus.ACTIVE, true, true);
        assertThat(integration.errorCount()).isZero();
        assertThat(integration.lastErrorCode()).isEqualTo("invalid_client");
        assertThat(integration.refreshAt()).isEqualTo(RETRY);
    }

    @Test
    @DisplayName("bar 11: a grant that is gone asks to reconnect and keeps no token")
    void grantGoneErasesTokensAndAsksToReconnect() {
        Integration integration = connected();
        assertThat(integration.grantGone(ErrorCode.GRANT_GONE, "words", LATER)).isTrue();
        assertState(integration, IntegrationStatus.REVOKED, false, false);
        assertThat(integration.needsReconnect()).isTrue();
        assertThat(integration.lastError()).isEqualTo("words");
        assertThat(integration.refreshAt()).isNull();
        assertThat(integration.grantGeneration()).isEqualTo(2);
        assertThat(integration.account()).isNotNull();
    }

    @Test
    void ranOutKeepsTokensAndAsksToReconnect() {
        Integration integration = connectedWithoutRefreshToken(HOUR);
        assertThat(integration.ranOut("words", NOON.plus(HOUR))).isTrue();
        assertState(integration, IntegrationStatus.EXPIRED, true, true);
        assertThat(integration.needsReconnect()).isTrue();
        assertThat(integration.isUsable()).isFalse();
        assertThat(integration.refreshAt()).isNull();
        assertThat(integration.grantGeneration()).isEqualTo(1);
    }

    @Test
    void ranOutChangesNothingBeforeExpiryOrWhereARefreshIsPossible() {
        Integration young = connectedWithoutRefreshToken(HOUR);
        assertThat(young.ranOut("words", NOON.plus(HOUR).minusMillis(1))).isFalse();
        Integration refreshable = connected();
        assertThat(refreshable.ranOut("words", NOON.plus(HOUR).plus(HOUR))).isFalse();
        assertState(young, IntegrationStatus.ACTIVE, true, true);
        assertState(refreshable, IntegrationStatus.ACTIVE, true, true);
    }

    @Test
    @DisplayName("bar 18: an unreadable row is set aside with its tokens and a reason")
    void unreadableIsSetAside() {
        Integration integration = connected();
        assertThat(integration.unreadable("words", LATER)).isTrue();
        assertState(integration, IntegrationStatus.ERROR, true, true);
        assertThat(integration.lastErrorCode()).isEqualTo(ErrorCode.UNREADABLE);
        assertThat(integration.refreshAt()).isNull();
        assertThat(integration.needsReconnect()).isTrue();
    }

    @Test
    void unreadableIsNotTriedAgainByALateFailure() {
        Integration integration = connected();
        integration.unreadable("words", LATER);
        integration.refreshFailed("http_503", "late", RETRY, LATER);
        integration.refreshMisconfigured("invalid_client", "late", RETRY, LATER);
        assertThat(integration.refreshAt()).isNull();
        assertThat(integration.lastErrorCode()).isEqualTo(ErrorCode.UNREADABLE);
    }

    @Test
    void disconnectLeavesNothingAndBlamesNobody() {
        Integration integration = connected();
        failTimes(integration, 5);
        assertThat(integration.disconnect(LATER)).isTrue();
        assertState(integration, IntegrationStatus.REVOKED, false, false);
        assertThat(integration.needsReconnect()).isFalse();
        assertThat(integration.errorCount()).isZero();
        assertThat(integration.refreshAt()).isNull();
        assertThat(integration.connectedAt()).isNull();
        assertThat(integration.grantGeneration()).isEqualTo(2);
    }

    @Test
    void disconnectOfWhatIsCutForgetsTheReasonAndLeavesTheGeneration() {
        Integration integration = connected();
        integration.grantGone(ErrorCode.GRANT_GONE, "words", LATER);
        assertThat(integration.disconnect(LATER)).isFalse();
        assertThat(integration.needsReconnect()).isFalse();
        assertThat(integration.grantGeneration()).isEqualTo(2);
    }

    @Test
    @DisplayName("bar 16: what is told of a row that was cut meanwhile changes nothing")
    void lateEventsDoNotReviveACutRow() {
        Integration integration = connected();
        integration.disconnect(LATER);
        integration.refreshFailed("http_503", "late", RETRY, LATER);
        integration.refreshMisconfigured("invalid_client", "late", RETRY, LATER);
        integration.rotationBecameUncertain();
        integration.incrementErrorCount("unauthorized", "late", LATER);
        assertThat(integration.grantGone(ErrorCode.ROTATION_LOST, "late", LATER))
                .isFalse();
        assertThat(integration.unreadable("late", LATER)).isFalse();
        assertThat(integration.ranOut("late", LATER.plus(HOUR))).isFalse();
        assertState(integration, IntegrationStatus.REVOKED, false, false);
        assertThat(integration.needsReconnect()).isFalse();
        assertThat(integration.isRotationUncertain()).isFalse();
        assertThat(integration.errorCount()).isZero();
    }

    @Test
    void resetErrorsMakesAnErrorRowActiveAndDue() {
        Integration integration = connected();
        failTimes(integration, 7);
        integration.resetErrors(LATER);
        assertState(integration, IntegrationStatus.ACTIVE, true, true);
        assertThat(integration.errorCount()).isZero();
        assertThat(integration.refreshAt()).isEqualTo(NOON.plus(HOUR).minus(Duration.ofMinutes(5)));
        integration.resetErrors(NOON.plus(HOUR));
        assertThat(integration.refreshAt()).isEqualTo(NOON.plus(HOUR));
    }

    @Test
    void resetErrorsKeepsTheReasonWhereOnlyReconnectingHelps() {
        Integration integration = connected();
        failTimes(integration, 3);
        integration.grantGone(ErrorCode.GRANT_GONE, "words", LATER);
        integration.resetErrors(LATER);
        assertThat(integration.errorCount()).isZero();
        assertThat(integration.needsReconnect()).isTrue();
        assertThat(integration.lastError()).isEqualTo("words");
    }

    @Test
    void lastErrorIsKeptToFiveHundredCharacters() {
        Integration integration = connected();
        integration.refreshFailed("x", "w".repeat(501), RETRY, LATER);
        assertThat(integration.lastError()).hasSize(500);
    }

    @Test
    void tokenIsExpiredFromItsExpiryOn() {
        Integration integration = connected();
        assertThat(integration.isTokenExpired(NOON.plus(HOUR).minusMillis(1))).isFalse();
        assertThat(integration.isTokenExpired(NOON.plus(HOUR))).isTrue();
        assertThat(connectedWithoutRefreshToken(null).isTokenExpired(NOON.plus(Duration.ofDays(9999))))
                .isFalse();
        assertThat(fresh().isTokenExpired(NOON)).isFalse();
    }

    @Test
    @DisplayName("bar 12: an hour's token needs refreshing in its last five minutes, a row without refresh token never")
    void needsRefreshFromTheRefreshPointOn() {
        Integration integration = connected();
        Instant point = NOON.plus(HOUR).minus(Duration.ofMinutes(5));
        assertThat(integration.needsRefresh(point.minusMillis(1))).isFalse();
        assertThat(integration.needsRefresh(point)).isTrue();
        assertThat(connectedWithoutRefreshToken(HOUR).needsRefresh(NOON.plus(HOUR)))
                .isFalse();
    }

    @Test
    void usageAndSettingsLeaveTheGeneration() {
        Integration integration = connected();
        integration.updateLastUsed(LATER);
        integration.replaceSettings("{\"a\":1}", LATER);
        integration.replaceMetadata("{\"b\":2}", LATER);
        assertThat(integration.grantGeneration()).isEqualTo(1);
        assertThat(integration.lastUsedAt()).isEqualTo(LATER);
    }

    private static void failTimes(Integration integration, int times) {
        for (int at = 0; at < times; at++) {
            integration.refreshFailed("http_503", "words", RETRY, LATER);
        }
    }

    private static void assertState(
            Integration integration, IntegrationStatus status, boolean connected, boolean tokens) {
        assertThat(integration.status()).isEqualTo(status);
        assertThat(integration.isConnected()).isEqualTo(connected);
        assertThat(integration.tokens().isPresent()).isEqualTo(tokens);
    }
}
