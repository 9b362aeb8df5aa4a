package io.teamlabs.integrations.provider.google;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.api.services.meet.v2.model.Space;
import io.teamlabs.integrations.gateway.control.ConnectedAccount;
import io.teamlabs.integrations.provider.google.CalendarChanges.Page;
import io.teamlabs.integrations.provider.google.CalendarChanges.Position;
import io.teamlabs.integrations.simulator.VendorDescription;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Every request that our code makes of Calendar and Meet, held against Google's descriptions, and so is what comes back. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CalendarRequestsContractTest {

    private static final String SERIES = """
            {"key": "series", "title": "Weekly", "description": "Text", "location": "Room 1", "busy": true,
             "attendees": ["grace@example.com"], "optionalAttendees": ["alan@example.com"],
             "recurrence": ["RRULE:FREQ=WEEKLY;COUNT=3"],
             "start": "2030-01-14T10:00:00", "end": "2030-01-14T10:15:00", "timeZone": "Europe/Zurich"}
            """;

    private final GoogleStage stage = new GoogleStage();

    @AfterAll
    void close() {
        stage.close();
    }

    @Test
    void requestsToCalendarAreAsGoogleDescribesThem() {
        VendorDescription description = VendorDescription.of("google/calendar-v3.openapi-subset.json", "/google/www");
        CalendarEvents events = stage.events();
        CalendarFreeBusy freeBusy = new CalendarFreeBusy(stage.calendar("free-busy"));
        CalendarMeetings meetings = new CalendarMeetings(events, freeBusy, stage.bench.clock, Duration.ofSeconds(5));
        stage.google().apis().calendar().pendingReads(1);
        meetings.schedule(CalendarMeetingRequest.from(GoogleStage.body(SERIES)), "series1", "primary", "all");
        meetings.schedule(CalendarMeetingRequest.from(GoogleStage.body(SERIES)), "series1", "primary", "all");
        // Not a move from a moment to a day: the nulls that clear the other are a merge patch's, which schemas have no
        // word for.
        CalendarEventRequest once = new CalendarEventRequest(
                GoogleStage.body("{\"title\": \"Once\", \"attendees\": [], \"recurrence\": null}"));
        events.change("series1", once.changes(), List.of(), null, "externalOnly");
        events.list(new CalendarListing(
                Instant.parse("2030-01-01T00:00:00Z"), Instant.parse("2030-03-01T00:00:00Z"), "week", 5, null));
        CalendarChanges changes = new CalendarChanges(stage.calendar("events"), "primary");
        Page page = changes.after(Position.BEGINNING, 10);
        stage.google().apis().calendar().expireSyncTokens();
        changes.after(page.next(), 10);
        events.cancel("series1", "none");
        GoogleCalls.run(
                () -> stage.calendar("calendars").google().calendarList().list().setMaxResults(2));
        assertThat(stage.calls("/calendar/v3/"))
                .extracting(call -> call.method() + " " + call.status())
                .contains("POST 200", "POST 409", "GET 410", "PATCH 200", "DELETE 204");
        assertThat(stage.calls("/calendar/v3/")).allSatisfy(description::holds);
    }

    @Test
    void requestsToMeetAreAsGoogleDescribesThem() {
        VendorDescription description = VendorDescription.of("google/meet-v2.openapi-subset.json", "/google/meet");
        MeetSpaces spaces = stage.bench.bean(MeetSpaces.class);
        ConnectedAccount account = stage.account("google_meet", "meetings");
        Space space = spaces.create(account, "RESTRICTED", "CREATOR_APP_ONLY");
        spaces.create(account, null, null);
        String id = space.getName().replace("spaces/", "");
        spaces.get(account, id);
        spaces.endConference(account, id);
        assertThat(stage.calls("/meet/v2/")).hasSize(4).allSatisfy(description::holds);
    }
}
