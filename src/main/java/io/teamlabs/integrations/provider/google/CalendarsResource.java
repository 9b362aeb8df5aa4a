package io.teamlabs.integrations.provider.google;

import com.google.api.services.calendar.model.CalendarList;
import com.google.api.services.calendar.model.CalendarListEntry;
import io.teamlabs.integrations.platform.JsonDocument;
import io.teamlabs.integrations.problem.QueryParameters;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;

/** The calendars on a person's list. */
@RequestScoped
@Path("v1/users/{userId}/google-calendar/calendars")
@Produces(MediaType.APPLICATION_JSON)
public class CalendarsResource {

    private static final int USUAL_PAGE = 30;
    private static final int LARGEST_PAGE = 100;

    @Inject
    CalendarAccounts accounts;

    @GET
    public JsonObject list(@PathParam("userId") String userId, @Context UriInfo uri) {
        CalendarAccount account = accounts.open(userId, CalendarAccounts.CALENDARS);
        QueryParameters query = new QueryParameters(uri.getQueryParameters()).only("limit", "cursor");
        int limit = query.number("limit", USUAL_PAGE, 1, LARGEST_PAGE);
        String page = CalendarCursor.page(query);
        CalendarList list = GoogleCalls.run(() ->
                account.google().calendarList().list().setMaxResults(limit).setPageToken(page));
        List<CalendarListEntry> entries = list.getItems() == null ? List.of() : list.getItems();
        return JsonDocument.object()
                .with("calendars", entries.stream().map(CalendarsResource::told).toList())
                .with("next", CalendarCursor.next(list.getNextPageToken()))
                .toJson();
    }

    private static JsonDocument told(CalendarListEntry entry) {
        String own = entry.getSummaryOverride();
        return JsonDocument.object()
                .with("id", entry.getId())
                .with("name", own == null ? entry.getSummary() : own)
                .with("description", entry.getDescription())
                .with("timeZone", entry.getTimeZone())
                .with("role", entry.getAccessRole())
                .with("primary", Boolean.TRUE.equals(entry.getPrimary()));
    }
}
