package io.teamlabs.integrations.simulator.google.calendar;

import io.teamlabs.integrations.simulator.wire.JsonText;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Optional;

/**
 * An event as it is kept.
 *
 * @param calendar its organizer's
 * @param body as the API tells it
 * @param change the number of its latest change; later ones are greater
 */
record StoredEvent(String calendar, JsonObject body, long change) {
    String id() {
        return body.getString("id");
    }

    boolean isCancelled() {
        return body.getString("status").equals("cancelled");
    }

    /** Whether it is of that calendar, or its person is invited. */
    boolean isOn(String calendarId) {
        return calendar.equals(calendarId) || guests().contains(calendarId);
    }

    List<String> guests() {
        return attendees().getValuesAs((JsonObject guest) -> guest.getString("email"));
    }

    private JsonArray attendees() {
        return body.containsKey("attendees") ? body.getJsonArray("attendees") : JsonArray.EMPTY_JSON_ARRAY;
    }

    /** Whether it takes that person's time. */
    boolean occupies(String calendarId) {
        boolean declined = attendees().getValuesAs(JsonObject.class).stream()
                .anyMatch(guest -> guest.getString("email").equals(calendarId)
                        && guest.getString("responseStatus", "").equals("declined"));
        boolean free = body.getString("transparency", "opaque").equals("transparent");
        return isOn(calendarId) && !isCancelled() && !declined && !free;
    }

    /** The recurring event that this is an exception of. */
    Optional<String> series() {
        return Optional.of(body.getString("recurringEventId", "")).filter(id -> !id.isEmpty());
    }

    List<String> recurrence() {
        return body.containsKey("recurrence")
                ? body.getJsonArray("recurrence").getValuesAs(JsonString::getString)
                : List.of();
    }

    boolean isAllDay() {
        return EventTimes.isAllDay(body.getJsonObject("start"));
    }

    ZonedDateTime start() {
        return EventTimes.moment(body.getJsonObject("start"));
    }

    Instant end() {
        return EventTimes.instant(body.getJsonObject("end"));
    }

    Duration length() {
        return Duration.between(start().toInstant(), end());
    }

    /** Whether it has times to go by: what was deleted long ago has none. */
    boolean isTimed() {
        return body.containsKey("start") && body.containsKey("end");
    }

    StoredEvent with(String member, String value) {
        return new StoredEvent(
                calendar, JsonText.object(body).add(member, value).build(), change);
    }

    @Override
    public String toString() {
        return "event " + id() + " on " + calendar;
    }
}
