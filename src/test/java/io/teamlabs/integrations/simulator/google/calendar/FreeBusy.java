package io.teamlabs.integrations.simulator.google.calendar;

import io.teamlabs.integrations.simulator.google.api.ApiErrors;
import io.teamlabs.integrations.simulator.grant.Account;
import io.teamlabs.integrations.simulator.grant.Accounts;
import io.teamlabs.integrations.simulator.wire.JsonText;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;

/** When people are busy: those whose account is at Google, and the caller's own calendars. */
final class FreeBusy {
    private static final int MOST_CALENDARS = 50;

    private record Span(Instant start, Instant end) {}

    private final Diary diary;
    private final Accounts accounts;

    FreeBusy(Diary diary, Accounts accounts) {
        this.diary = diary;
        this.accounts = accounts;
    }

    JsonObject query(JsonObject asked, Account caller) {
        Span range = new Span(time(asked, "timeMin"), time(asked, "timeMax"));
        if (!range.start().isBefore(range.end())) {
            throw ApiErrors.of(400, "calendar", "timeRangeEmpty", "The specified time range is empty.");
        }
        List<String> ids = asked.containsKey("items")
                ? asked.getJsonArray("items").getValuesAs((JsonObject item) -> item.getString("id"))
                : List.of();
        JsonObjectBuilder calendars = JsonText.object();
        ids.forEach(id -> calendars.add(id, calendar(id, caller, range, ids.size() > MOST_CALENDARS)));
        return JsonText.object()
                .add("kind", "calendar#freeBusy")
                .add("timeMin", range.start().toString())
                .add("timeMax", range.end().toString())
                .add("calendars", calendars)
                .build();
    }

    private static Instant time(JsonObject asked, String name) {
        try {
            return OffsetDateTime.parse(asked.getString(name, "")).toInstant();
        } catch (DateTimeException malformed) {
            throw ApiErrors.of(400, "required", "Missing " + name + " parameter.");
        }
    }

    private JsonObjectBuilder calendar(String id, Account caller, Span range, boolean tooMany) {
        if (tooMany) {
            return failed("tooManyCalendarsRequested");
        }
        String calendar = id.equals("primary") ? caller.email() : id;
        boolean known =
                accounts.all().stream().anyMatch(account -> account.email().equals(calendar))
                        || CalendarEntry.of(caller).stream()
                                .anyMatch(entry -> entry.id().equals(calendar));
        return known ? JsonText.object().add("busy", busy(calendar, range)) : failed("notFound");
    }

    private static JsonObjectBuilder failed(String reason) {
        JsonObjectBuilder error = JsonText.object().add("domain", "global").add("reason", reason);
        return JsonText.object().add("errors", JsonText.array().add(error)).add("busy", JsonText.array());
    }

    private JsonArrayBuilder busy(String calendar, Span range) {
        Deque<Span> merged = new ArrayDeque<>();
        diary.on(calendar).stream()
                .filter(event -> event.occupies(calendar) && event.isTimed())
                .flatMap(event -> Occurrences.of(event, range.end()).stream())
                .map(event -> new Span(event.start().toInstant(), event.end()))
                .filter(span -> span.start().isBefore(range.end()) && span.end().isAfter(range.start()))
                .sorted(Comparator.comparing(Span::start))
                .forEach(span -> add(span, merged));
        JsonArrayBuilder busy = JsonText.array();
        merged.forEach(span -> busy.add(JsonText.object()
                .add("start", span.start().toString())
                .add("end", span.end().toString())));
        return busy;
    }

    private static void add(Span span, Deque<Span> merged) {
        Span last = merged.peekLast();
        if (last == null || last.end().isBefore(span.start())) {
            merged.addLast(span);
        } else if (last.end().isBefore(span.end())) {
            merged.removeLast();
            merged.addLast(new Span(last.start(), span.end()));
        }
    }
}
