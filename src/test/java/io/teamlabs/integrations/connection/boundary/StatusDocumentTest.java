package io.teamlabs.integrations.connection.boundary;

import static io.teamlabs.integrations.connection.entity.SampleIntegrations.ANNA;
import static io.teamlabs.integrations.connection.entity.SampleIntegrations.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import io.teamlabs.integrations.connection.control.ConnectionStatus;
import io.teamlabs.integrations.connection.control.SampleTypes;
import io.teamlabs.integrations.connection.control.Slice;
import io.teamlabs.integrations.connection.entity.Integration;
import io.teamlabs.integrations.connection.entity.SampleIntegrations;
import io.teamlabs.integrations.identity.entity.Person;
import io.teamlabs.integrations.problem.QueryParameters;
import jakarta.json.JsonObject;
import jakarta.ws.rs.core.MultivaluedMap;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class StatusDocumentTest {

    @Test
    void connectedIntegrationHasEveryMemberOfTheContract() {
        Integration row = SampleIntegrations.connected();
        row.replaceSettings("{\"view\":\"week\"}", NOON);
        row.refreshFailed("http_503", "The provider failed.", NOON.plusSeconds(30), NOON);
        assertThat(StatusDocument.of(status(row)).toJson()).hasToString("""
                        {"type":"google_calendar","name":"Google Calendar","status":"active","connected":true,\
                        "reconnectNeeded":false,"account":{"id":"4711","username":"anna","email":"anna@acme.test",\
                        "name":"Anna","avatarUrl":null},"connectedAt":"2026-03-01T12:00:00Z","lastUsedAt":null,\
                        "scopes":{"granted":["openid"],"missing":["calendar"]},\
                        "capabilities":[{"name":"identity","granted":true},{"name":"events","granted":false}],\
                        "expiresAt":"2026-03-01T13:00:00Z","lastError":{"code":"http_503",\
                        "message":"The provider failed.","at":"2026-03-01T12:00:00Z"},"errorCount":1,\
                        "action":{"code":"wait","message":"Google Calendar could not be reached lately. \
                        TeamLabs keeps trying; there is nothing to do for now."},"settings":{"view":"week"},"metadata":{}}""");
    }

    @Test
    void integrationThatNeverWasIsNotConnected() {
        JsonObject document = StatusDocument.of(status(null)).toJson();
        assertThat(document.getString("status")).isEqualTo("not-connected");
        assertThat(document.isNull("account")).isTrue();
        assertThat(document.isNull("lastError")).isTrue();
        assertThat(document.getJsonObject("action").getString("code")).isEqualTo("connect");
        assertThat(document.keySet()).hasSize(16);
    }

    @Test
    @DisplayName("bar 9: no token is in a status")
    void noTokenIsInAStatus() {
        assertThat(StatusDocument.of(status(SampleIntegrations.connected())).toJson())
                .asString()
                .doesNotContain("access", "\"refresh\"", "YWNjZXNz");
    }

    @Test
    void pageNamesThePersonAndWhereTheListGoesOn() {
        Integration row = SampleIntegrations.connected();
        UUID last = row.id();
        Slice<ConnectionStatus> page = new Slice<>(List.of(status(row)), last);
        Person anna = new Person(ANNA, SampleIntegrations.ACME, "member", "Anna", "Ames", "anna@acme.test", null);
        JsonObject document = PageDocument.of(page, List.of(anna));
        assertThat(PageDocument.users(page)).containsExactly(ANNA);
        assertThat(document.getJsonArray("integrations").getJsonObject(0).getJsonObject("user"))
                .hasToString("""
                        {"id":"anna","firstName":"Anna","lastName":"Ames","email":"anna@acme.test"}""");
        MultivaluedMap<String, String> query = new Query();
        query.putSingle("cursor", document.getString("next"));
        assertThat(new ListQuery(new QueryParameters(query)).part()).isEqualTo(new Slice.Request(last, 50));
    }

    @Test
    void pageOfAPersonWhoIsGoneKeepsTheId() {
        Slice<ConnectionStatus> page = new Slice<>(List.of(status(SampleIntegrations.connected())), null);
        JsonObject document = PageDocument.of(page, List.of());
        assertThat(document.isNull("next")).isTrue();
        assertThat(document.getJsonArray("integrations").getJsonObject(0).getJsonObject("user"))
                .hasToString("{\"id\":\"anna\",\"firstName\":null,\"lastName\":null,\"email\":null}");
    }

    private static ConnectionStatus status(@Nullable Integration row) {
        return new ConnectionStatus(
                SampleTypes.calendar(), row, Optional.of(SampleTypes.dialect()), NOON.plusSeconds(1));
    }
}
