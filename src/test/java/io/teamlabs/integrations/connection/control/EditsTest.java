package io.teamlabs.integrations.connection.control;

import static io.teamlabs.integrations.connection.entity.SampleIntegrations.ANNA;
import static io.teamlabs.integrations.connection.entity.SampleIntegrations.NOON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.teamlabs.integrations.catalog.entity.CatalogType;
import io.teamlabs.integrations.connection.entity.Integration;
import io.teamlabs.integrations.connection.entity.SampleIntegrations;
import io.teamlabs.integrations.event.entity.EventKind;
import io.teamlabs.integrations.event.entity.IntegrationEvent;
import io.teamlabs.integrations.identity.control.OrganizationScope;
import io.teamlabs.integrations.identity.entity.Actor;
import io.teamlabs.integrations.identity.entity.OrganizationId;
import io.teamlabs.integrations.problem.ProblemException;
import io.teamlabs.integrations.problem.ProblemKind;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.persistence.EntityManager;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class EditsTest {

    private static final CatalogType CALENDAR = SampleTypes.calendar();
    private static final Actor ACTOR = new Actor(Actor.Kind.USER, "anna");

    private final ConnectionBench bench = new ConnectionBench();
    private final Integration connected = SampleIntegrations.connected();

    @BeforeEach
    void connect() {
        connected.refreshFailed("http_503", "words", NOON.plusSeconds(30), NOON);
        bench.within("acme", () -> {
            bench.bean(Integrations.class).add(connected);
            return connected;
        });
    }

    @AfterEach
    void close() {
        bench.close();
    }

    @Test
    @DisplayName("bar 14: an edit of settings touches neither tokens nor generation")
    void changeSetsWhatWasAskedAndNothingElse() {
        ConnectionStatus status = change("acme", "view", "week");
        assertThat(status.settings()).containsEntry("view", Json.createValue("week"));
        Integration row = row();
        assertThat(row.settings()).contains("week");
        assertThat(row.metadata()).isEqualTo("{}");
        assertThat(row.grantGeneration()).isEqualTo(connected.grantGeneration());
        assertThat(row.tokens()).isPresent();
        assertThat(row.errorCount()).isEqualTo(1);
        assertThat(events()).containsExactly(EventKind.SETTINGS_CHANGED);
    }

    @Test
    void refusedChangeLeavesNoTrace() {
        assertThatExceptionOfType(ProblemException.class).isThrownBy(() -> change("acme", "view", "year"));
        assertThat(row().settings()).isEqualTo("{}");
        assertThat(events()).isEmpty();
    }

    @Test
    void resetForgetsErrorsAndMakesTheRefreshDue() {
        ConnectionStatus status = OrganizationScope.within(
                new OrganizationId("acme"), () -> bench.bean(Edits.class).resetErrors(ANNA, CALENDAR, ACTOR));
        assertThat(status.errorCount()).isZero();
        assertThat(row().lastErrorCode()).isNull();
        assertThat(row().refreshAt()).isBeforeOrEqualTo(bench.clock.instant());
        assertThat(events()).containsExactly(EventKind.ERRORS_RESET);
    }

    @Test
    @DisplayName("bar 24: what another organization holds is answered as if it did not exist")
    void changeInAnotherOrganizationFindsNothing() {
        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(() -> change("globex", "view", "week"))
                .satisfies(problem -> assertThat(problem.kind()).isEqualTo(ProblemKind.NOT_FOUND));
        assertThat(row().settings()).isEqualTo("{}");
    }

    @Test
    void statusesNameEveryTypeOfThisPlaceAndTheRowOfThePerson() {
        List<ConnectionStatus> all = OrganizationScope.within(
                new OrganizationId("acme"), () -> bench.bean(Statuses.class).of(ANNA));
        assertThat(all).singleElement().satisfies(status -> {
            assertThat(status.type().key()).isEqualTo(SampleIntegrations.CALENDAR);
            assertThat(status.type().configured()).isTrue();
            assertThat(status.connected()).isTrue();
        });
        List<ConnectionStatus> elsewhere = OrganizationScope.within(
                new OrganizationId("globex"), () -> bench.bean(Statuses.class).of(ANNA));
        assertThat(elsewhere)
                .singleElement()
                .satisfies(status -> assertThat(status.state()).isEmpty());
    }

    private ConnectionStatus change(String organization, String setting, String value) {
        JsonObject settings = Json.createObjectBuilder().add(setting, value).build();
        SettingsPatch patch = new SettingsPatch(new SettingsPatch.Part(settings), null);
        return OrganizationScope.within(
                new OrganizationId(organization), () -> bench.bean(Edits.class).change(ANNA, CALENDAR, patch, ACTOR));
    }

    private Integration row() {
        return bench.within(
                "acme",
                () -> bench.bean(Integrations.class).find(connected.id()).orElseThrow());
    }

    private List<EventKind> events() {
        return bench.within(
                "acme",
                () -> bench.bean(EntityManager.class)
                        .createQuery("select e from IntegrationEvent e", IntegrationEvent.class)
                        .getResultStream()
                        .map(IntegrationEvent::kind)
                        .toList());
    }
}
