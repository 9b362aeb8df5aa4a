package io.teamlabs.integrations.provider.google;

import com.google.api.services.calendar.model.Event;
import com.google.api.services.calendar.model.EventAttendee;
import com.google.api.services.calendar.model.Events;
import io.teamlabs.integrations.platform.JsonDocument;
import io.teamlabs.integrations.problem.JsonRequest;
import io.teamlabs.integrations.problem.JsonRequestReader;
import io.teamlabs.integrations.problem.ProblemException;
import io.teamlabs.integrations.problem.QueryParameters;
import io.teamlabs.integrations.provider.google.CalendarChanges.Page;
import io.teamlabs.integrations.provider.google.CalendarEvents.Inserted;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The events of a person's calendars. */
@RequestScoped
@Path("v1/users/{userId}/google-calendar/events")
@Produces(MediaType.APPLICATION_JSON)
public class CalendarEventsResource {

    private static final int USUAL_PAGE = 30;
    private static final int LARGEST_PAGE = 100;
    private static final int LONGEST_TEXT = 300;
    private static final Pattern ID = Pattern.compile("[A-Za-z0-9_@.-]{1,1100}");

    @Inject
    CalendarAccounts accounts;

    @Inject
    Clock clock;

    @GET
    public JsonObject list(@PathParam("userId") String userId, @Context UriInfo uri) {
        CalendarAccount account = open(userId);
        QueryParameters query = query(uri).only("calendar", "from", "to", "query", "limit", "cursor");
        Instant from = CalendarTimes.instant("from", query.optionalText("from", LONGEST_TEXT));
        Instant to = CalendarTimes.instant("to", query.optionalText("to", LONGEST_TEXT));
        Instant start = Objects.requireNonNullElseGet(from, clock::instant);
        if (to != null && !start.isBefore(to)) {
            throw ProblemException.invalid("to", "Give a time after from, which is now where it is left out.");
        }
        Events page = new CalendarEvents(account, calendar(account, query))
                .list(new CalendarListing(
                        start,
                        to,
                        query.optionalText("query", LONGEST_TEXT),
                        query.number("limit", USUAL_PAGE, 1, LARGEST_PAGE),
                        CalendarCursor.page(query)));
        List<Event> events = page.getItems() == null ? List.of() : page.getItems();
        return JsonDocument.object()
                .with("events", events.stream().map(CalendarEventJson::of).toList())
                .with("next", CalendarCursor.next(page.getNextPageToken()))
                .toJson();
    }

    @GET
    @Path("changes")
    public JsonObject changes(@PathParam("userId") String userId, @Context UriInfo uri) {
        CalendarAccount account = open(userId);
        QueryParameters query = query(uri).only("calendar", "limit", "cursor");
        String calendar = calendar(account, query);
        int limit = query.number("limit", USUAL_PAGE, 1, LARGEST_PAGE);
        Page page = new CalendarChanges(account, calendar).after(CalendarCursor.position(query, calendar), limit);
        return JsonDocument.object()
                .with(
                        "events",
                        page.events().stream().map(CalendarEventJson::of).toList())
                .with("reset", page.reset())
                .with("more", page.more())
                .with("next", CalendarCursor.next(page.next(), calendar))
                .toJson();
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    public Response create(@PathParam("userId") String userId, JsonRequest body) {
        CalendarAccount account = open(userId);
        body.onlyFields(CalendarEventRequest.fieldsAnd("calendar", "notify", "meet", "key"));
        String calendar = account.calendar(body.optionalText("calendar", LONGEST_TEXT));
        String notifications = account.notifications(body.optionalText("notify", LONGEST_TEXT));
        String id = body.has("key")
                ? CalendarEventId.ofKey(account.user(), calendar, CalendarMeetingRequest.key(body))
                : CalendarEventId.random();
        Event event = new CalendarEventRequest(body).created().setId(id);
        if (Boolean.TRUE.equals(body.optionalFlag("meet"))) {
            CalendarMeetingRequest.askForMeet(event, CalendarEventId.digest(id));
        }
        Inserted inserted = new CalendarEvents(account, calendar).insert(event, notifications);
        // Without a key nobody else can have used the id: an event that is there came of an earlier try of this call.
        boolean created = inserted.created() || !body.has("key");
        return Response.status(created ? Response.Status.CREATED : Response.Status.OK)
                .entity(CalendarEventJson.of(inserted.event()).toJson())
                .build();
    }

    @GET
    @Path("{id}")
    public JsonObject one(@PathParam("userId") String userId, @PathParam("id") String id, @Context UriInfo uri) {
        CalendarAccount account = open(userId);
        String calendar = calendar(account, query(uri).only("calendar"));
        return CalendarEventJson.of(new CalendarEvents(account, calendar).get(checked(id)))
                .toJson();
    }

    @PATCH
    @Path("{id}")
    @Consumes({MediaType.APPLICATION_JSON, JsonRequestReader.MERGE_PATCH})
    public JsonObject change(
            @PathParam("userId") String userId, @PathParam("id") String id, @Context UriInfo uri, JsonRequest body) {
        CalendarAccount account = open(userId);
        String calendar = calendar(account, query(uri).only("calendar"));
        body.onlyFields(CalendarEventRequest.fieldsAnd("notify", "etag"));
        CalendarEventRequest wanted = new CalendarEventRequest(body);
        String notifications = account.notifications(body.optionalText("notify", LONGEST_TEXT));
        Event changed = new CalendarEvents(account, calendar)
                .change(
                        checked(id),
                        wanted.changes(),
                        guests(wanted),
                        etag(body.optionalText("etag", LONGEST_TEXT)),
                        notifications);
        return CalendarEventJson.of(changed).toJson();
    }

    private static @Nullable List<EventAttendee> guests(CalendarEventRequest wanted) {
        if (!wanted.hasAttendees()) {
            return null;
        }
        List<EventAttendee> guests = wanted.attendees();
        return guests == null ? List.of() : guests;
    }

    /** It becomes a header (RFC 9110, 8.8.3). */
    private static @Nullable String etag(@Nullable String etag) {
        if (etag == null || etag.matches("(W/)?\"[!#-~]*\"")) {
            return etag;
        }
        throw ProblemException.invalid(
                "etag", "Give etag as the event has it, with its quotation marks, or leave it out.");
    }

    @DELETE
    @Path("{id}")
    public void cancel(@PathParam("userId") String userId, @PathParam("id") String id, @Context UriInfo uri) {
        CalendarAccount account = open(userId);
        QueryParameters query = query(uri).only("calendar", "notify");
        String notifications = account.notifications(query.optionalText("notify", LONGEST_TEXT));
        new CalendarEvents(account, calendar(account, query)).cancel(checked(id), notifications);
    }

    private CalendarAccount open(String userId) {
        return accounts.open(userId, CalendarAccounts.EVENTS);
    }

    private static QueryParameters query(UriInfo uri) {
        return new QueryParameters(uri.getQueryParameters());
    }

    private static String calendar(CalendarAccount account, QueryParameters query) {
        return account.calendar(query.optionalText("calendar", LONGEST_TEXT));
    }

    private static String checked(String id) {
        if (ID.matcher(id).matches()) {
            return id;
        }
        throw ProblemException.invalid("id", "Give the event's id as a list or a change told it.");
    }
}
