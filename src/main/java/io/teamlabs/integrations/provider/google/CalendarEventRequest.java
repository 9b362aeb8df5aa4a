package io.teamlabs.integrations.provider.google;

import com.google.api.client.util.Data;
import com.google.api.services.calendar.model.Event;
import com.google.api.services.calendar.model.EventAttendee;
import com.google.api.services.calendar.model.EventDateTime;
import io.teamlabs.integrations.problem.JsonRequest;
import io.teamlabs.integrations.problem.ProblemException;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads from a caller's body what an event is to be. */
final class CalendarEventRequest {

    /** What every body that describes an event may hold. */
    static final List<String> FIELDS = List.of(
            "title",
            "description",
            "location",
            "start",
            "end",
            "timeZone",
            "attendees",
            "optionalAttendees",
            "recurrence",
            "busy");

    private static final int LONGEST_TITLE = 1000;
    private static final int LONGEST_DESCRIPTION = 8000;
    private static final int LONGEST_TIME = 64;
    private static final int MOST_ATTENDEES = 200;
    private static final int MOST_RULES = 20;
    private static final Pattern ADDRESS = Pattern.compile("[^@\\s\\p{Cntrl}]+@[^@\\s\\p{Cntrl}]+");
    private static final Pattern RULE = Pattern.compile("(RRULE|EXRULE|RDATE|EXDATE)[:;]\\P{Cntrl}+");

    private final JsonRequest body;

    CalendarEventRequest(JsonRequest body) {
        this.body = body;
    }

    static String[] fieldsAnd(String... more) {
        return Stream.concat(FIELDS.stream(), Stream.of(more)).toArray(String[]::new);
    }

    @Nullable
    ZoneId zone() {
        return CalendarTimes.zone("timeZone", body.optionalText("timeZone", LONGEST_TIME));
    }

    /** Returns a new event without its times; {@code timeZone} is needed where it recurs. */
    Event untimed() {
        Event event = new Event().setSummary(body.requiredText("title", LONGEST_TITLE));
        event.setDescription(body.optionalText("description", LONGEST_DESCRIPTION));
        event.setLocation(body.optionalText("location", LONGEST_TITLE));
        event.setAttendees(attendees());
        event.setRecurrence(recurrence());
        event.setTransparency(transparency());
        return event;
    }

    /** Returns a new event. */
    Event created() {
        Event event = untimed();
        ZoneId zone = zone();
        event.setStart(time("start", zone)).setEnd(time("end", zone));
        checkTimes(event, zone);
        return event;
    }

    private EventDateTime time(String field, @Nullable ZoneId zone) {
        return CalendarTimes.sent(field, body.requiredText(field, LONGEST_TIME), zone);
    }

    private static void checkTimes(Event event, @Nullable ZoneId zone) {
        boolean day = event.getStart().getDate() != null;
        if (day != (event.getEnd().getDate() != null)) {
            throw ProblemException.invalid("end", "Give start and end both as days, or both as times.");
        }
        if (start(event.getEnd()) <= start(event.getStart())) {
            throw ProblemException.invalid(
                    "end", "Give an end after the start. The end of whole days is the day after the last.");
        }
        requireZone(event, zone);
    }

    static void requireZone(Event event, @Nullable ZoneId zone) {
        boolean day = event.getStart() != null && event.getStart().getDate() != null;
        if (event.getRecurrence() != null && zone == null && !day) {
            throw ProblemException.invalid("timeZone", "Give timeZone: an event recurs by the clock of a zone.");
        }
    }

    private static long start(EventDateTime time) {
        return (time.getDate() == null ? time.getDateTime() : time.getDate()).getValue();
    }

    /** Returns what is to change, the guests apart: a field that is absent stays, one that is null is emptied. */
    Event changes() {
        Event event = new Event();
        if (body.has("title")) {
            event.setSummary(orNull(body.optionalText("title", LONGEST_TITLE)));
        }
        if (body.has("description")) {
            event.setDescription(orNull(body.optionalText("description", LONGEST_DESCRIPTION)));
        }
        if (body.has("location")) {
            event.setLocation(orNull(body.optionalText("location", LONGEST_TITLE)));
        }
        if (body.has("recurrence")) {
            List<String> rules = recurrence();
            event.setRecurrence(rules == null ? List.of() : rules);
        }
        event.setTransparency(transparency());
        changeTimes(event);
        return event;
    }

    private static String orNull(@Nullable String text) {
        return text == null ? Data.NULL_STRING : text;
    }

    private void changeTimes(Event event) {
        ZoneId zone = zone();
        if (!body.has("start") && !body.has("end")) {
            return;
        }
        event.setStart(time("start", zone)).setEnd(time("end", zone));
        checkTimes(event, zone);
        event.setStart(CalendarTimes.replacing(event.getStart())).setEnd(CalendarTimes.replacing(event.getEnd()));
    }

    /** Whether the list of guests is given; it is then given whole. */
    boolean hasAttendees() {
        return body.has("attendees") || body.has("optionalAttendees");
    }

    /** Returns the guests; null where nobody is invited. */
    @Nullable
    List<EventAttendee> attendees() {
        List<EventAttendee> guests = new ArrayList<>(attendees("attendees", false));
        guests.addAll(attendees("optionalAttendees", true));
        if (guests.size() > MOST_ATTENDEES) {
            throw ProblemException.invalid("attendees", "Invite at most " + MOST_ATTENDEES + " guests.");
        }
        return guests.isEmpty() ? null : guests;
    }

    private List<EventAttendee> attendees(String field, boolean optional) {
        return addresses(body.optionalTextList(field, MOST_ATTENDEES), field).stream()
                .map(address -> new EventAttendee().setEmail(address).setOptional(optional ? true : null))
                .toList();
    }

    static List<String> addresses(@Nullable List<String> texts, String field) {
        if (texts == null) {
            return List.of();
        }
        if (!texts.stream().allMatch(text -> ADDRESS.matcher(text).matches())) {
            throw ProblemException.invalid(field, "Give " + field + " as a list of e-mail addresses.");
        }
        return texts.stream().distinct().toList();
    }

    private @Nullable List<String> recurrence() {
        List<String> rules = body.optionalTextList("recurrence", MOST_RULES);
        if (rules != null && !rules.stream().allMatch(rule -> RULE.matcher(rule).matches())) {
            throw ProblemException.invalid(
                    "recurrence",
                    "Give recurrence as a list of lines like RRULE:FREQ=WEEKLY;COUNT=10 (RFC 5545, 3.8.5).");
        }
        return rules == null || rules.isEmpty() ? null : rules;
    }

    private @Nullable String transparency() {
        Boolean busy = body.optionalFlag("busy");
        return busy == null ? null : busy ? "opaque" : "transparent";
    }
}
