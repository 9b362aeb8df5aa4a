package io.teamlabs.integrations.provider.google;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.api.services.calendar.model.Event;
import io.teamlabs.integrations.problem.ProblemException;
import io.teamlabs.integrations.problem.ProblemKind;
import io.teamlabs.integrations.provider.google.CalendarMeetings.Scheduled;
import io.teamlabs.integrations.simulator.google.calendar.CalendarSimulator;
import io.teamlabs.integrations.simulator.wire.Fault;
import jakarta.json.JsonObject;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CalendarMeetingsTest {

    private static final String FIXED = """
            {"key": "standup", "title": "Stand-up", "attendees": ["grace@example.com"],
             "start": "2030-01-14T10:00:00", "end": "2030-01-14T10:15:00", "timeZone": "Europe/Zurich"}
            """;
    private static final String SEARCH = """
            {"key": "revue", "title": "Review", "attendees": ["grace@example.com", "bob@elsewhere.example"],
             "timeZone": "Europe/Zurich", "durationMinutes": 60, "dayStart": "09:00", "dayEnd": "12:00",
             "windowStart": "2030-01-14T00:00:00Z", "windowEnd": "2030-01-16T00:00:00Z"}
            """;

    private final GoogleStage stage = new GoogleStage();
    private final CalendarSimulator calendar = stage.google().apis().calendar();

    @AfterEach
    void forget() {
        stage.forget();
    }

    @AfterAll
    void close() {
        stage.close();
    }

    private Scheduled schedule(String body) {
        return schedule(body, Duration.ofSeconds(5));
    }

    private Scheduled schedule(String body, Duration wait) {
        CalendarMeetingRequest wanted = CalendarMeetingRequest.from(GoogleStage.body(body));
        CalendarFreeBusy freeBusy = new CalendarFreeBusy(stage.calendar("free-busy"));
        return new CalendarMeetings(stage.events(), freeBusy, stage.bench.clock, wait)
                .schedule(wanted, CalendarEventId.ofKey("ada", "primary", wanted.key()), "primary", "all");
    }

    private static JsonObject meet(Scheduled scheduled) {
        return Objects.requireNonNull(told(scheduled.event()).getJsonObject("meet"));
    }

    private static JsonObject told(Event event) {
        return CalendarEventJson.of(event).toJson();
    }

    @Test
    void meetingHasAMeetLinkAndItsGuestsAreTold() {
        Scheduled meeting = schedule(FIXED);
        assertThat(meeting.created()).isTrue();
        assertThat(meet(meeting).getString("status")).isEqualTo("ready");
        assertThat(meet(meeting).getString("link")).startsWith("https://meet.google.com/");
        assertThat(calendar.mails())
                .containsExactly("grace@example.com: created " + meeting.event().getId());
    }

    @Test
    void sameKeyAnswersTheSameMeetingAndMailsNobodyAgain() {
        String id = schedule(FIXED).event().getId();
        Scheduled again = schedule(FIXED);
        assertThat(again.created()).isFalse();
        assertThat(again.event().getId()).isEqualTo(id);
        assertThat(calendar.mails()).hasSize(1);
        assertThat(schedule(FIXED.replace("standup", "other")).created()).isTrue();
    }

    @Test
    void sameKeyWithOtherWishesIsAConflictThatNamesTheKey() {
        schedule(FIXED);
        ProblemException problem = GoogleStage.problem(() -> schedule(FIXED.replace("10:15", "10:45")));
        assertThat(problem.kind()).isEqualTo(ProblemKind.CONFLICT);
        assertThat(problem.field()).isEqualTo("key");
    }

    @Test
    @DisplayName("ten requests of one key at once make one meeting, on the one slot")
    void requestsOfOneKeyAtOnceMakeOneMeeting() {
        var ids =
                IntStream.range(0, 10)
                        .mapToObj(i -> CompletableFuture.supplyAsync(() -> schedule(SEARCH)))
                        .toList()
                        .stream()
                        .map(CompletableFuture::join)
                        .map(meeting ->
                                meeting.event().getId() + told(meeting.event()).getString("start"))
                        .toList();
        assertThat(ids).hasSize(10).containsOnly(ids.get(0));
        assertThat(calendar.mails()).hasSize(2);
    }

    @Test
    void lostAnswersOfEveryStepMakeNoSecondMeeting() {
        stage.google().program(Fault.answerLost().on("/events").times(1));
        stage.google().program(Fault.outage().on("/freeBusy").times(1));
        Scheduled meeting = schedule(SEARCH);
        assertThat(meet(meeting).getString("status")).isEqualTo("ready");
        assertThat(calendar.holdings().getInt("events")).isEqualTo(1);
    }

    @Test
    void pendingConferenceIsLookedAtUntilItIsThere() {
        calendar.pendingReads(2);
        assertThat(meet(schedule(FIXED)).getString("status")).isEqualTo("ready");
        assertThat(stage.calls("GET /google/www/calendar/v3/calendars/primary/events/"))
                .hasSize(3);
    }

    @Test
    void conferenceThatCannotBeMadeIsToldAndTheMeetingStands() {
        calendar.pendingReads(1);
        calendar.failConferences(true);
        Scheduled meeting = schedule(FIXED);
        assertThat(meet(meeting).getString("status")).isEqualTo("failed");
        assertThat(meet(meeting).isNull("link")).isTrue();
        assertThat(meeting.event().getStatus()).isEqualTo("confirmed");
    }

    @Test
    void conferenceThatTakesTooLongIsToldAsPendingAndTheNextRequestWaitsOn() {
        calendar.pendingReads(3);
        assertThat(meet(schedule(FIXED, Duration.ofMillis(600))).getString("status"))
                .isEqualTo("pending");
        assertThat(meet(schedule(FIXED)).getString("status")).isEqualTo("ready");
    }

    @Test
    void slotIsFreeForThePersonAndForGuestsWhoseCalendarsAreSeen() {
        schedule(FIXED.replace("10:00:00", "09:00:00"));
        Scheduled meeting = schedule(SEARCH);
        assertThat(told(meeting.event()).getString("start")).isEqualTo("2030-01-14T09:15:00Z");
        assertThat(meeting.unseen()).containsExactly("bob@elsewhere.example");
        assertThat(told(schedule(SEARCH.replace("revue", "next")).event()).getString("start"))
                .isEqualTo("2030-01-15T08:00:00Z");
    }

    @Test
    void sameKeyAnswersTheSameSlotThoughItIsNoLongerFree() {
        String start = told(schedule(SEARCH).event()).getString("start");
        Scheduled again = schedule(SEARCH);
        assertThat(again.created()).isFalse();
        assertThat(told(again.event()).getString("start")).isEqualTo(start);
    }

    @Test
    void windowWithoutAFreeSlotIsAConflict() {
        String allDay = FIXED.replace("10:00:00", "00:00:00").replace("14T10:15:00", "16T12:00:00");
        schedule(allDay);
        ProblemException problem = GoogleStage.problem(() -> schedule(SEARCH));
        assertThat(problem.kind()).isEqualTo(ProblemKind.CONFLICT);
        assertThat(problem.field()).isEqualTo("windowEnd");
    }

    @Test
    void recurringMeetingIsOneEventWithItsRule() {
        Scheduled meeting = schedule(
                FIXED.replace("\"key\"", "\"recurrence\": [\"RRULE:FREQ=WEEKLY;BYDAY=MO,WE;COUNT=4\"], \"key\""));
        assertThat(meeting.event().getRecurrence()).containsExactly("RRULE:FREQ=WEEKLY;BYDAY=MO,WE;COUNT=4");
        assertThat(meeting.event().getStart().getTimeZone()).isEqualTo("Europe/Zurich");
    }

    @Test
    void meetingWithoutALinkAsksForNone() {
        Scheduled meeting = schedule(FIXED.replace("\"key\"", "\"meet\": false, \"key\""));
        assertThat(told(meeting.event()).isNull("meet")).isTrue();
    }
}
