package io.teamlabs.integrations.provider.google;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.api.services.calendar.model.Event;
import com.google.api.services.calendar.model.Events;
import io.teamlabs.integrations.problem.ProblemKind;
import io.teamlabs.integrations.provider.google.CalendarEvents.Inserted;
import io.teamlabs.integrations.simulator.wire.Call;
import io.teamlabs.integrations.simulator.wire.Fault;
import jakarta.json.JsonObject;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CalendarEventsTest {

    private static final Instant NEW_YEAR = Instant.parse("2030-01-01T00:00:00Z");
    private static final String REVIEW = """
            {"title": "Review", "start": "2030-01-14T10:00:00", "end": "2030-01-14T11:00:00", "timeZone": "Europe/Zurich",
             "attendees": ["grace@example.com"], "optionalAttendees": ["alan@example.com"]}
            """;

    private final GoogleStage stage = new GoogleStage();

    @AfterEach
    void forget() {
        stage.forget();
    }

    @AfterAll
    void close() {
        stage.close();
    }

    private Inserted insert(String id, String body) {
        return stage.events()
                .insert(
                        new CalendarEventRequest(GoogleStage.body(body))
                                .created()
                                .setId(id),
                        "all");
    }

    private static JsonObject told(Event event) {
        return CalendarEventJson.of(event).toJson();
    }

    private List<String> listed(int limit, @Nullable String page) {
        return list(limit, page).getItems().stream().map(Event::getId).toList();
    }

    private Events list(int limit, @Nullable String page) {
        return stage.events().list(new CalendarListing(NEW_YEAR, null, null, limit, page));
    }

    @Test
    void eventIsToldInUtcWithItsZoneAndItsGuests() {
        JsonObject event = told(insert("revue1", REVIEW).event());
        assertThat(event.getString("start")).isEqualTo("2030-01-14T09:00:00Z");
        assertThat(event.getString("timeZone")).isEqualTo("Europe/Zurich");
        assertThat(event.getBoolean("allDay")).isFalse();
        assertThat(event.getJsonArray("attendees").getValuesAs(JsonObject.class))
                .extracting(guest -> guest.getString("email") + " " + guest.getBoolean("optional"))
                .containsExactly("grace@example.com false", "alan@example.com true");
        assertThat(event.isNull("meet")).isTrue();
    }

    @Test
    void wholeDaysStayDays() {
        JsonObject event =
                told(insert("revue1", "{\"title\": \"Off\", \"start\": \"2030-01-14\", \"end\": \"2030-01-15\"}")
                        .event());
        assertThat(event.getBoolean("allDay")).isTrue();
        assertThat(event.getString("start")).isEqualTo("2030-01-14");
        assertThat(event.getString("end")).isEqualTo("2030-01-15");
    }

    @Test
    void everyWriteSaysWhomGoogleIsToTellAsItsDefaultIsNobody() {
        insert("revue1", REVIEW);
        stage.events().change("revue1", new Event().setSummary("Later"), null, null, "none");
        stage.events().cancel("revue1", "externalOnly");
        assertThat(stage.calls("/events"))
                .allMatch(call -> call.request().query().has("sendUpdates"))
                .extracting(Call::method)
                .containsExactly("POST", "PATCH", "DELETE");
        assertThat(stage.google().apis().calendar().mails())
                .containsExactly("grace@example.com: created revue1", "alan@example.com: created revue1");
    }

    @Test
    void eventsComeInOrderAndInPagesAndRecurringOnesByOccurrence() {
        insert("second", REVIEW);
        insert("first", REVIEW.replace("-14T", "-07T"));
        insert(
                "daili",
                REVIEW.replace("-14T", "-20T")
                        .replace("\"title\"", "\"recurrence\": [\"RRULE:FREQ=DAILY;COUNT=2\"], \"title\""));
        Events page = list(3, null);
        assertThat(listed(3, null)).containsExactly("first", "second", "daili_20300120T090000Z");
        assertThat(listed(3, page.getNextPageToken())).containsExactly("daili_20300121T090000Z");
    }

    @Test
    @DisplayName("a lost answer makes no second event, as the id is ours and 409 says that the first try worked")
    void lostAnswerMakesNoSecondEvent() {
        stage.google()
                .program(Fault.answerLost().on("POST /google/www/calendar").times(1));
        assertThat(insert("revue1", REVIEW).event().getId()).isEqualTo("revue1");
        assertThat(stage.calls("POST /google/www/calendar")).hasSize(2);
        assertThat(listed(10, null)).containsExactly("revue1");
    }

    @Test
    void changedListOfGuestsKeepsTheAnswersOfThoseWhoStay() {
        insert("revue1", REVIEW);
        Event answered = stage.events().get("revue1");
        answered.getAttendees().get(0).setResponseStatus("accepted");
        stage.events().change("revue1", new Event().setAttendees(answered.getAttendees()), null, null, "none");

        CalendarEventRequest wanted = new CalendarEventRequest(
                GoogleStage.body("{\"attendees\": [\"grace@example.com\", \"new@example.com\"]}"));
        Event changed = stage.events().change("revue1", wanted.changes(), wanted.attendees(), null, "none");

        assertThat(changed.getAttendees())
                .extracting(guest -> guest.getEmail() + " " + guest.getResponseStatus())
                .containsExactly("grace@example.com accepted", "new@example.com needsAction");
        assertThat(changed.getSummary()).isEqualTo("Review");
    }

    @Test
    void momentBecomesADayAndTextsAreEmptied() {
        insert("revue1", REVIEW.replace("\"title\"", "\"location\": \"Room 1\", \"title\""));
        Event changes = new CalendarEventRequest(
                        GoogleStage.body("{\"start\": \"2030-02-01\", \"end\": \"2030-02-02\", \"location\": null}"))
                .changes();
        JsonObject changed = told(stage.events().change("revue1", changes, null, null, "none"));
        assertThat(changed.getString("start")).isEqualTo("2030-02-01");
        assertThat(changed.isNull("location")).isTrue();
        Event back = new CalendarEventRequest(GoogleStage.body(REVIEW)).changes();
        assertThat(told(stage.events().change("revue1", back, null, null, "none"))
                        .getString("start"))
                .isEqualTo("2030-01-14T09:00:00Z");
    }

    @Test
    void changeOfWhatSomebodyElseChangedIsAConflict() {
        Event event = insert("revue1", REVIEW).event();
        stage.events().change("revue1", new Event().setSummary("A"), null, event.getEtag(), "none");
        GoogleStage.refuses(
                ProblemKind.CONFLICT,
                () -> stage.events().change("revue1", new Event().setSummary("B"), null, event.getEtag(), "none"));
    }

    @Test
    void cancellingAgainIsNoErrorAndWhatNeverWasIsNotFound() {
        insert("revue1", REVIEW);
        stage.events().cancel("revue1", "none");
        stage.events().cancel("revue1", "none");
        assertThat(stage.events().get("revue1").getStatus()).isEqualTo("cancelled");
        assertThat(stage.events().find("never1")).isEmpty();
        GoogleStage.refuses(ProblemKind.NOT_FOUND, () -> stage.events().cancel("never1", "none"));
    }

    @Test
    void calendarThatMayOnlyBeReadRefusesInWords() {
        CalendarEvents holidays =
                new CalendarEvents(stage.calendar("events"), "en.ch#holiday@group.v.calendar.google.com");
        Event event =
                new CalendarEventRequest(GoogleStage.body(REVIEW)).created().setId("revue1");
        GoogleStage.refuses(ProblemKind.PROVIDER_REFUSED, () -> holidays.insert(event, "none"));
    }
}
