package io.teamlabs.integrations.provider.google;

import io.teamlabs.integrations.platform.JsonDocument;
import io.teamlabs.integrations.problem.ProblemException;
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
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/** When a person and those whom they may see are busy. */
@RequestScoped
@Path("v1/users/{userId}/google-calendar/free-busy")
@Produces(MediaType.APPLICATION_JSON)
public class CalendarFreeBusyResource {

    private static final int LONGEST_TIME = 64;
    private static final int LONGEST_LIST = 6000;
    private static final int MOST_CALENDARS = 50;
    private static final Duration LONGEST_SPAN = Duration.ofDays(62);

    @Inject
    CalendarAccounts accounts;

    @GET
    public JsonObject busy(@PathParam("userId") String userId, @Context UriInfo uri) {
        CalendarAccount account = accounts.open(userId, CalendarAccounts.FREE_BUSY);
        QueryParameters query = new QueryParameters(uri.getQueryParameters()).only("from", "to", "calendars");
        CalendarSpan span = span(query);
        List<JsonDocument> calendars = new CalendarFreeBusy(account)
                .of(calendars(account, query), span).stream()
                        .map(CalendarFreeBusyResource::told)
                        .toList();
        return JsonDocument.object()
                .with("from", span.start())
                .with("to", span.end())
                .with("calendars", calendars)
                .toJson();
    }

    private static CalendarSpan span(QueryParameters query) {
        Instant from = CalendarTimes.instant("from", query.optionalText("from", LONGEST_TIME));
        Instant to = CalendarTimes.instant("to", query.optionalText("to", LONGEST_TIME));
        if (from == null || to == null) {
            throw ProblemException.invalid(
                    from == null ? "from" : "to", "Give from and to, times like 2026-01-31T12:00:00Z.");
        }
        if (!from.isBefore(to) || Duration.between(from, to).compareTo(LONGEST_SPAN) > 0) {
            throw ProblemException.invalid(
                    "to", "Give a time after from, by " + LONGEST_SPAN.toDays() + " days at most.");
        }
        return new CalendarSpan(from, to);
    }

    private static List<String> calendars(CalendarAccount account, QueryParameters query) {
        String list = query.optionalText("calendars", LONGEST_LIST);
        List<String> calendars = Stream.of(list == null ? account.calendar(null) : list)
                .flatMap(text -> Stream.of(text.split(",", -1)))
                .map(text -> account.calendar(text.strip()))
                .distinct()
                .toList();
        if (calendars.size() > MOST_CALENDARS) {
            throw ProblemException.invalid("calendars", "Ask for at most " + MOST_CALENDARS + " calendars.");
        }
        return calendars;
    }

    private static JsonDocument told(CalendarFreeBusy.Answer answer) {
        return JsonDocument.object()
                .with("id", answer.calendar())
                .with(
                        "busy",
                        answer.busy().stream()
                                .map(CalendarFreeBusyResource::told)
                                .toList())
                .with("error", answer.error());
    }

    private static JsonDocument told(CalendarSpan span) {
        return JsonDocument.object().with("start", span.start()).with("end", span.end());
    }
}
