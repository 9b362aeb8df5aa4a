package io.teamlabs.integrations.catalog.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.teamlabs.integrations.catalog.entity.CatalogType;
import io.teamlabs.integrations.catalog.entity.TypeKey;
import io.teamlabs.integrations.connection.control.ConnectionBench;
import io.teamlabs.integrations.platform.Workbench;
import io.teamlabs.integrations.problem.ProblemException;
import io.teamlabs.integrations.problem.ProblemKind;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CatalogTest {

    private static final TypeKey CALENDAR = new TypeKey("google_calendar");

    private final ConnectionBench bench = new ConnectionBench();
    private final Catalog catalog = bench.bean(Catalog.class);

    /** The rows outlive a test, and what the catalogue has read outlives it for seconds. */
    @AfterEach
    void putBack() {
        Workbench.asOwner("UPDATE common_types SET value = 'Google Calendar', metadata = metadata - 'enabled'"
                + " WHERE description = 'google_calendar'");
        Workbench.asOwner("DELETE FROM common_types WHERE code > 90");
        bench.clock.move(Duration.ofMinutes(1));
    }

    @AfterAll
    void close() {
        bench.close();
    }

    @Test
    void typesAreTheRowsOfIntegrationsByCode() {
        Workbench.asOwner("INSERT INTO common_types (master_type, code, value, description)"
                + " VALUES ('Colours', 91, 'Red', 'red'), ('Integrations', 92, 'Odd', 'Not a key!')");
        assertThat(catalog.types()).extracting(CatalogType::code).containsExactly(1, 2, 3, 4, 5, 6);
    }

    @Test
    void typeThatAProviderKnowsIsConfiguredAndOthersAreNot() {
        Workbench.asOwner("INSERT INTO common_types (master_type, code, value, description)"
                + " VALUES ('Integrations', 93, 'Zoom', 'zoom')");
        CatalogType calendar = catalog.named("google_calendar");
        assertThat(calendar.name()).isEqualTo("Google Calendar");
        assertThat(calendar.purpose()).endsWith(".");
        assertThat(calendar.icon()).isEqualTo("FaCalendarAlt");
        assertThat(calendar.connectable()).isTrue();
        CatalogType zoom = catalog.named("zoom");
        assertThat(zoom.configured()).isFalse();
        assertThat(zoom.provider()).isEmpty();
    }

    @Test
    void operatorsEditIsSeenAfterSeconds() {
        assertThat(catalog.find(CALENDAR).map(CatalogType::connectable)).contains(true);
        Workbench.asOwner("UPDATE common_types SET value = 'Agenda', metadata = metadata || '{\"enabled\": false}'"
                + " WHERE description = 'google_calendar'");
        assertThat(catalog.find(CALENDAR).map(CatalogType::name)).contains("Google Calendar");
        bench.clock.move(Duration.ofSeconds(6));
        assertThat(catalog.find(CALENDAR)).hasValueSatisfying(type -> {
            assertThat(type.name()).isEqualTo("Agenda");
            assertThat(type.enabled()).isFalse();
            assertThat(type.configured()).isTrue();
            assertThat(type.connectable()).isFalse();
        });
    }

    @ParameterizedTest
    @DisplayName("bar 40: a type that there is not is a 404 that names those there are")
    @ValueSource(strings = {"google-calendar", "GITHUB", "none", "", "' OR 1=1 --", "\u0000", "<script>"})
    void unknownTypeNamesTheKnownOnes(String text) {
        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(() -> catalog.named(text))
                .withMessageContaining("dropbox")
                .withMessageContaining("google_calendar")
                .satisfies(problem -> assertThat(problem.kind()).isEqualTo(ProblemKind.NOT_FOUND));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{", "[]", "7", "{\"purpose\":7,\"enabled\":\"no\"}", "null"})
    void metadataOfAnyKindIsBorne(String json) {
        assertThat(TypeMetadata.parse(json)).isEqualTo(new TypeMetadata("", true));
        assertThat(TypeMetadata.parse(null)).isEqualTo(new TypeMetadata("", true));
    }
}
