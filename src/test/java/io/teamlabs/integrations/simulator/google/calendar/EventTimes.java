package io.teamlabs.integrations.simulator.google.calendar;

import io.teamlabs.integrations.simulator.google.api.ApiErrors;
import io.teamlabs.integrations.simulator.wire.JsonText;
import jakarta.json.JsonObject;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;

/** The {@code start} and {@code end} of events: a date, or a time with an offset or a zone of its own. */
final class EventTimes {
    private EventTimes() {}

    static boolean isAllDay(JsonObject time) {
        return time.containsKey("date");
    }

    /** The moment in its own zone; a date's is the beginning of the day in the calendar's zone. */
    static ZonedDateTime moment(JsonObject time) {
        try {
            return isAllDay(time)
                    ? LocalDate.parse(time.getString("date")).atStartOfDay(CalendarEntry.ZONE)
                    : timed(time.getString("dateTime"), zone(time));
        } catch (DateTimeException malformed) {
            throw ApiErrors.of(400, "badRequest", "Bad Request");
        }
    }

    private static ZonedDateTime timed(String text, ZoneId zone) {
        boolean offset = text.matches(".*(Z|[+-]\\d\\d:\\d\\d)");
        return offset
                ? OffsetDateTime.parse(text).atZoneSameInstant(zone)
                : LocalDateTime.parse(text).atZone(zone);
    }

    private static ZoneId zone(JsonObject time) {
        return time.containsKey("timeZone") ? ZoneId.of(time.getString("timeZone")) : CalendarEntry.ZONE;
    }

    static Instant instant(JsonObject time) {
        return moment(time).toInstant();
    }

    /** The time as it is told: a date, or with its offset and the name of its zone. */
    static JsonObject told(ZonedDateTime moment, boolean allDay) {
        return allDay
                ? JsonText.object().add("date", moment.toLocalDate().toString()).build()
                : JsonText.object()
                        .add("dateTime", DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(moment.toOffsetDateTime()))
                        .add("timeZone", moment.getZone().getId())
                        .build();
    }

    /**
     * Both times of an event as they are told; refused as Google refuses them.
     *
     * @param recurring whether the zone must be named
     */
    static JsonObject checked(JsonObject event, String name, boolean recurring) {
        JsonObject time = event.getJsonObject(name);
        if (time == null || time.containsKey("date") == time.containsKey("dateTime")) {
            throw ApiErrors.of(400, "required", "Missing " + name + " time.");
        }
        if (recurring && !isAllDay(time) && !time.containsKey("timeZone")) {
            throw ApiErrors.of(400, "required", "Missing time zone definition for " + name + " time.");
        }
        return told(moment(time), isAllDay(time));
    }
}
