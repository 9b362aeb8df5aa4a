package io.teamlabs.integrations.provider.google;

import com.google.api.client.util.Data;
import com.google.api.client.util.DateTime;
import com.google.api.services.calendar.model.EventDateTime;
import io.teamlabs.integrations.problem.ProblemException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Times of events, as callers write them and as Google does: a day, or a moment in a zone. */
final class CalendarTimes {

    private static final Pattern DAY = Pattern.compile("\\d{4}-\\d\\d-\\d\\d");
    private static final Pattern WITH_OFFSET = Pattern.compile(".*(Z|[+-]\\d\\d:\\d\\d)");
    private static final int EARLIEST_YEAR = 1970;
    private static final int LATEST_YEAR = 9998;

    private CalendarTimes() {}

    /** Returns the zone of that name in the IANA database; null for null. */
    static @Nullable ZoneId zone(String field, @Nullable String name) {
        if (name == null) {
            return null;
        }
        if (ZoneId.getAvailableZoneIds().contains(name)) {
            return ZoneId.of(name);
        }
        throw ProblemException.invalid(field, "Give " + field + " as a zone's name, such as Europe/Berlin.");
    }

    /** Returns the time of day; null for null. */
    static @Nullable LocalTime timeOfDay(String field, @Nullable String text) {
        try {
            return text == null ? null : LocalTime.parse(text);
        } catch (DateTimeException notATime) {
            throw ProblemException.invalid(field, "Give " + field + " as a time of day, such as 09:00.");
        }
    }

    static boolean isDay(String text) {
        return DAY.matcher(text).matches();
    }

    /** Returns what Google is sent for a day or a moment. */
    static EventDateTime sent(String field, String text, @Nullable ZoneId zone) {
        try {
            return isDay(text) ? day(field, LocalDate.parse(text)) : moment(field, text, zone);
        } catch (DateTimeException notATime) {
            throw malformed(field);
        }
    }

    private static EventDateTime day(String field, LocalDate day) {
        checkYear(field, day.getYear());
        return new EventDateTime().setDate(new DateTime(day.toString()));
    }

    private static EventDateTime moment(String field, String text, @Nullable ZoneId zone) {
        OffsetDateTime moment = parsed(field, text, zone);
        checkYear(field, moment.getYear());
        EventDateTime time =
                new EventDateTime().setDateTime(new DateTime(DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(moment)));
        return zone == null ? time : time.setTimeZone(zone.getId());
    }

    /** The same for a change, which clears the kind of time that it is not: a day may become a moment. */
    static EventDateTime replacing(EventDateTime time) {
        return time.getDate() == null
                ? time.setDate(Data.NULL_DATE_TIME)
                : time.setDateTime(Data.NULL_DATE_TIME).setTimeZone(Data.NULL_STRING);
    }

    private static OffsetDateTime parsed(String field, String text, @Nullable ZoneId zone) {
        if (WITH_OFFSET.matcher(text).matches()) {
            return OffsetDateTime.parse(text);
        }
        if (zone == null) {
            throw malformed(field);
        }
        return LocalDateTime.parse(text).atZone(zone).toOffsetDateTime();
    }

    private static void checkYear(String field, int year) {
        if (year < EARLIEST_YEAR || year > LATEST_YEAR) {
            throw malformed(field);
        }
    }

    private static ProblemException malformed(String field) {
        return ProblemException.invalid(
                field,
                "Give " + field + " as a day like 2026-01-31, or as a time like 2026-01-31T12:00:00Z; without an offset"
                        + " only together with timeZone.");
    }

    /** Returns the moment of a text with an offset; null for null. */
    static @Nullable Instant instant(String field, @Nullable String text) {
        if (text == null) {
            return null;
        }
        try {
            OffsetDateTime moment = OffsetDateTime.parse(text);
            checkYear(field, moment.getYear());
            return moment.toInstant();
        } catch (DateTimeException notATime) {
            throw ProblemException.invalid(field, "Give " + field + " as a time like 2026-01-31T12:00:00Z.");
        }
    }

    static EventDateTime sent(Instant moment, @Nullable ZoneId zone) {
        EventDateTime time = new EventDateTime().setDateTime(new DateTime(moment.toEpochMilli()));
        return zone == null ? time : time.setTimeZone(zone.getId());
    }

    /** Returns the day as text, or the moment in UTC; null where Google tells neither. */
    static @Nullable Object told(@Nullable EventDateTime time) {
        if (time == null) {
            return null;
        }
        return time.getDate() == null
                ? instant(time.getDateTime())
                : time.getDate().toStringRfc3339();
    }

    static @Nullable Instant instant(@Nullable DateTime time) {
        return time == null ? null : Instant.ofEpochMilli(time.getValue());
    }

    static DateTime dateTime(Instant moment) {
        return new DateTime(moment.toEpochMilli());
    }
}
