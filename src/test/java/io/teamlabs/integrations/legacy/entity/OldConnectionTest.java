package io.teamlabs.integrations.legacy.entity;

import static io.teamlabs.integrations.connection.entity.SampleIntegrations.HOUR;
import static io.teamlabs.integrations.connection.entity.SampleIntegrations.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import io.teamlabs.integrations.connection.entity.Integration;
import io.teamlabs.integrations.connection.entity.SampleIntegrations;
import io.teamlabs.integrations.oauth.entity.Account;
import org.junit.jupiter.api.Test;

class OldConnectionTest {

    private static final OldConnection NONE = new OldConnection(false, null, null, null, null, null);

    @Test
    void withoutARowNothingIsTold() {
        assertThat(OldConnection.of(null)).isEqualTo(NONE);
    }

    @Test
    void ofAConnectedRowTheAccountAndItsTimesAreTold() {
        assertThat(OldConnection.of(SampleIntegrations.connected()))
                .isEqualTo(new OldConnection(true, "anna", "anna@acme.test", null, NOON, NOON.plus(HOUR)));
    }

    @Test
    void ofACutRowNoMoreIsToldThanOfNone() {
        Integration row = SampleIntegrations.connected();
        row.disconnect(NOON);

        assertThat(OldConnection.of(row)).isEqualTo(NONE);
    }

    @Test
    void rowThatRanOutIsNotConnectedButKeepsItsAccount() {
        Integration row = SampleIntegrations.connectedWithoutRefreshToken(HOUR);
        row.ranOut("It ran out.", NOON.plus(HOUR));

        assertThat(OldConnection.of(row))
                .isEqualTo(new OldConnection(false, "anna", "anna@acme.test", null, NOON, NOON.plus(HOUR)));
    }

    @Test
    void emptyTextOfTheOldApplicationIsNone() {
        Integration row = SampleIntegrations.fresh();
        row.connect(SampleIntegrations.grant(NOON, "refresh", HOUR, new Account("1", "", " ", null, "")), NOON);

        assertThat(OldConnection.of(row)).isEqualTo(new OldConnection(true, null, null, null, NOON, NOON.plus(HOUR)));
    }

    @Test
    void whatTheAccountLacksIsThePersonsOwn() {
        OldConnection connection = OldConnection.of(SampleIntegrations.connected());

        assertThat(connection.orElse("own@acme.test", "https://acme.test/own.png"))
                .isEqualTo(new OldConnection(
                        true, "anna", "anna@acme.test", "https://acme.test/own.png", NOON, NOON.plus(HOUR)));
        assertThat(NONE.orElse("own@acme.test", ""))
                .isEqualTo(new OldConnection(false, null, "own@acme.test", null, null, null));
    }
}
