package io.teamlabs.integrations.provider.google;

import io.teamlabs.integrations.platform.JsonDocument;
import io.teamlabs.integrations.platform.Settings;
import io.teamlabs.integrations.problem.JsonRequest;
import io.teamlabs.integrations.provider.google.CalendarMeetings.Scheduled;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.time.Duration;

/** Schedules meetings. */
@RequestScoped
@Path("v1/users/{userId}/google-calendar/meetings")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
public class CalendarMeetingsResource {

    private static final int LONGEST_TEXT = 300;
    private static final String[] FIELDS = CalendarEventRequest.fieldsAnd(
            "key",
            "calendar",
            "notify",
            "meet",
            "durationMinutes",
            "windowStart",
            "windowEnd",
            "dayStart",
            "dayEnd",
            "weekends");

    @Inject
    CalendarAccounts accounts;

    @Inject
    Clock clock;

    private Duration wait = Duration.ZERO;

    @PostConstruct
    void readSettings() {
        wait = Settings.read(GoogleSettings::from).conferenceWait();
    }

    @POST
    public Response schedule(@PathParam("userId") String userId, JsonRequest body) {
        CalendarAccount account = accounts.open(userId, CalendarAccounts.EVENTS);
        body.onlyFields(FIELDS);
        CalendarMeetingRequest wanted = CalendarMeetingRequest.from(body);
        String calendar = account.calendar(body.optionalText("calendar", LONGEST_TEXT));
        String notifications = account.notifications(body.optionalText("notify", LONGEST_TEXT));
        CalendarFreeBusy freeBusy = new CalendarFreeBusy(
                wanted.window() == null ? account : accounts.open(userId, CalendarAccounts.FREE_BUSY));
        String id = CalendarEventId.ofKey(account.user(), calendar, wanted.key());
        Scheduled scheduled = new CalendarMeetings(new CalendarEvents(account, calendar), freeBusy, clock, wait)
                .schedule(wanted, id, calendar, notifications);
        return Response.status(scheduled.created() ? Response.Status.CREATED : Response.Status.OK)
                .entity(JsonDocument.object()
                        .with("event", CalendarEventJson.of(scheduled.event()))
                        .with("created", scheduled.created())
                        .with("unseen", scheduled.unseen())
                        .toJson())
                .build();
    }
}
