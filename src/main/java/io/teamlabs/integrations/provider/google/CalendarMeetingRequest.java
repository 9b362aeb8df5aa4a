package io.teamlabs.integrations.provider.google;

import com.google.api.services.calendar.model.ConferenceData;
import com.google.api.services.calendar.model.ConferenceSolutionKey;
import com.google.api.services.calendar.model.CreateConferenceRequest;
import com.google.api.services.calendar.model.Event;
import com.google.api.services.calendar.model.EventAttendee;
import io.teamlabs.integrations.problem.JsonRequest;
import io.teamlabs.integrations.problem.ProblemException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A meeting that is to be scheduled.
 *
 * @param key names it: the same key leads to the same meeting
 * @param event what it is to be, without times where they are to be found
 * @param zone where its times are meant; null where nobody said
 * @param window where its time is to be found; null where it is given
 * @param digest tells it from another request with the same key
 */
record CalendarMeetingRequest(
        String key,
        Event event,
        @Nullable ZoneId zone,
        @Nullable CalendarWindow window,
        String digest) {

    private static final int LONGEST_KEY = 200;
    private static final int LONGEST_TIME = 64;
    private static final long LONGEST_MEETING = 24 * 60;
    private static final Duration LONGEST_WINDOW = Duration.ofDays(62);
    private static final Set<String> OF_WINDOWS = Set.of("windowStart", "windowEnd", "dayStart", "dayEnd", "weekends");

    /** Reads the body of a request; fails with a 400 that names the field. */
    static CalendarMeetingRequest from(JsonRequest body) {
        CalendarEventRequest wanted = new CalendarEventRequest(body);
        String key = key(body);
        boolean searches = body.has("durationMinutes") || OF_WINDOWS.stream().anyMatch(body::has);
        if (searches && (body.has("start") || body.has("end"))) {
            throw ProblemException.invalid("start", "Give either start and end, or a window and durationMinutes.");
        }
        ZoneId zone = wanted.zone();
        Event event = searches ? wanted.untimed() : wanted.created();
        CalendarEventRequest.requireZone(event, zone);
        if (!Boolean.FALSE.equals(body.optionalFlag("meet"))) {
            askForMeet(event, CalendarEventId.digest(key));
        }
        CalendarWindow window = searches ? window(body, zone) : null;
        return new CalendarMeetingRequest(key, event, zone, window, CalendarEventId.digest(event + "\n" + window));
    }

    static String key(JsonRequest body) {
        return body.requiredText("key", LONGEST_KEY);
    }

    /** Asks Google for a Meet conference of its own; the same request is never carried out twice. */
    static void askForMeet(Event event, String requestId) {
        event.setConferenceData(new ConferenceData()
                .setCreateRequest(new CreateConferenceRequest()
                        .setRequestId(requestId)
                        .setConferenceSolutionKey(new ConferenceSolutionKey().setType("hangoutsMeet"))));
    }

    private static CalendarWindow window(JsonRequest body, @Nullable ZoneId zone) {
        Instant start = required("windowStart", body.optionalInstant("windowStart"));
        Instant end = required("windowEnd", body.optionalInstant("windowEnd"));
        if (!start.isBefore(end) || Duration.between(start, end).compareTo(LONGEST_WINDOW) > 0) {
            throw ProblemException.invalid(
                    "windowEnd", "Give an end after windowStart, by " + LONGEST_WINDOW.toDays() + " days at most.");
        }
        long minutes = required("durationMinutes", body.optionalNumber("durationMinutes", 1, LONGEST_MEETING));
        LocalTime dayStart = CalendarTimes.timeOfDay("dayStart", body.optionalText("dayStart", LONGEST_TIME));
        LocalTime dayEnd = CalendarTimes.timeOfDay("dayEnd", body.optionalText("dayEnd", LONGEST_TIME));
        boolean weekends = Boolean.TRUE.equals(body.optionalFlag("weekends"));
        boolean local = dayStart != null || dayEnd != null;
        if (local && zone == null) {
            throw ProblemException.invalid("timeZone", "Give timeZone: dayStart and dayEnd are times by its clock.");
        }
        CalendarWindow window = new CalendarWindow(
                new CalendarSpan(start, end),
                Duration.ofMinutes(minutes),
                Objects.requireNonNullElse(zone, ZoneOffset.UTC),
                dayStart,
                dayEnd,
                weekends || !local);
        if (!window.canHoldASlot()) {
            throw ProblemException.invalid("dayEnd", "Give a dayEnd that leaves time for the meeting after dayStart.");
        }
        return window;
    }

    private static <T> T required(String field, @Nullable T value) {
        if (value == null) {
            throw ProblemException.invalid(
                    field, "Give windowStart, windowEnd and durationMinutes to have a slot found, else start and end.");
        }
        return value;
    }

    /** The addresses of those who are to come, optional guests left out: their being busy does not stand in the way. */
    List<String> needed() {
        return Optional.ofNullable(event.getAttendees()).stream()
                .flatMap(List::stream)
                .filter(guest -> !Boolean.TRUE.equals(guest.getOptional()))
                .map(EventAttendee::getEmail)
                .toList();
    }
}
