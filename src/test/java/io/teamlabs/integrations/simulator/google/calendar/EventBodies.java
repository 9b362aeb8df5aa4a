package io.teamlabs.integrations.simulator.google.calendar;

import io.teamlabs.integrations.simulator.google.api.ApiErrors;
import io.teamlabs.integrations.simulator.grant.Account;
import io.teamlabs.integrations.simulator.wire.JsonText;
import jakarta.json.JsonArray;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.Objects;
import java.util.Set;

/** The bodies of events, made from what a client sent. */
final class EventBodies {
    private static final Set<String> WRITABLE = Set.of(
            "summary",
            "description",
            "location",
            "start",
            "end",
            "attendees",
            "recurrence",
            "transparency",
            "visibility",
            "extendedProperties",
            "guestsCanInviteOthers",
            "guestsCanModify",
            "guestsCanSeeOtherGuests",
            "reminders",
            "colorId",
            "source",
            "status");

    private EventBodies() {}

    static JsonObject created(JsonObject sent, String id, String calendar, Account creator, Instant now) {
        String eid = Base64.getUrlEncoder().withoutPadding().encodeToString(id.getBytes(StandardCharsets.UTF_8));
        JsonObjectBuilder body = JsonText.object()
                .add("kind", "calendar#event")
                .add("id", id)
                .add("status", "confirmed")
                .add("htmlLink", "https://www.google.com/calendar/event?eid=" + eid)
                .add("created", now.toString())
                .add("creator", person(creator.email(), calendar))
                .add("organizer", person(calendar, calendar))
                .add("iCalUID", id + "@google.com")
                .add("sequence", 0)
                .add("reminders", JsonText.object().add("useDefault", true))
                .add("eventType", "default");
        writable(sent).forEach(body::add);
        return checked(body.build());
    }

    private static JsonObjectBuilder person(String email, String calendar) {
        JsonObjectBuilder person = JsonText.object().add("email", email);
        return email.equals(calendar) ? person.add("self", true) : person;
    }

    /** What was sent as a merge patch (RFC 7396) over what is there; the conference apart. */
    static JsonObject patched(JsonObject body, JsonObject sent) {
        JsonObject merged = merged(body, writable(sent)).asJsonObject();
        boolean moved = !Objects.equals(merged.get("start"), body.get("start"))
                || !Objects.equals(merged.get("end"), body.get("end"));
        int sequence = body.getInt("sequence", 0) + (moved ? 1 : 0);
        return checked(JsonText.object(merged).add("sequence", sequence).build());
    }

    private static JsonValue merged(JsonValue old, JsonValue sent) {
        if (!(sent instanceof JsonObject changes)) {
            return sent;
        }
        JsonObjectBuilder merged = old instanceof JsonObject object ? JsonText.object(object) : JsonText.object();
        changes.forEach((name, value) -> {
            if (value.equals(JsonValue.NULL)) {
                merged.remove(name);
            } else {
                JsonValue before = old instanceof JsonObject object ? object.get(name) : null;
                merged.add(name, merged(before == null ? JsonValue.NULL : before, value));
            }
        });
        return merged.build();
    }

    private static JsonObject writable(JsonObject sent) {
        JsonObjectBuilder kept = JsonText.object();
        sent.forEach((name, value) -> {
            if (WRITABLE.contains(name)) {
                kept.add(name, value);
            }
        });
        return kept.build();
    }

    private static JsonObject checked(JsonObject given) {
        boolean ended = given.containsKey("recurrence")
                && given.getJsonArray("recurrence").isEmpty();
        JsonObject body = ended ? JsonText.object(given).remove("recurrence").build() : given;
        boolean recurring = body.containsKey("recurrence");
        if (recurring) {
            Occurrences.rule(body.getJsonArray("recurrence").getValuesAs(JsonString::getString));
        }
        JsonObject start = EventTimes.checked(body, "start", recurring);
        JsonObject end = EventTimes.checked(body, "end", recurring);
        if (EventTimes.isAllDay(start) != EventTimes.isAllDay(end)) {
            throw ApiErrors.of(400, "invalid", "Invalid start time.");
        }
        if (EventTimes.instant(end).isBefore(EventTimes.instant(start))) {
            throw ApiErrors.of(400, "calendar", "timeRangeEmpty", "The specified time range is empty.");
        }
        JsonObjectBuilder checked = JsonText.object(body).add("start", start).add("end", end);
        if (body.containsKey("attendees")) {
            checked.add("attendees", guests(body.getJsonArray("attendees")));
        }
        return checked.build();
    }

    private static JsonArrayBuilder guests(JsonArray sent) {
        JsonArrayBuilder guests = JsonText.array();
        for (JsonObject guest : sent.getValuesAs(JsonObject.class)) {
            if (!guest.getString("email", "").matches("[^@\\s]+@[^@\\s]+")) {
                throw ApiErrors.of(400, "invalid", "Invalid attendee email.");
            }
            guests.add(
                    guest.containsKey("responseStatus")
                            ? guest
                            : JsonText.object(guest)
                                    .add("responseStatus", "needsAction")
                                    .build());
        }
        return guests;
    }
}
