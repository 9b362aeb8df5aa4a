package io.teamlabs.integrations.simulator.google.calendar;

import io.teamlabs.integrations.simulator.google.api.ApiErrors;
import io.teamlabs.integrations.simulator.grant.Account;
import io.teamlabs.integrations.simulator.wire.JsonText;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.time.ZoneId;
import java.util.List;

/** A calendar on a person's list: their own, a second one, and one that they may only read. */
record CalendarEntry(String id, String summary, String role, boolean primary) {
    static final ZoneId ZONE = ZoneId.of("Europe/Zurich");

    private static final String HOLIDAYS = "en.ch#holiday@group.v.calendar.google.com";

    static List<CalendarEntry> of(Account account) {
        return List.of(
                new CalendarEntry(account.email(), account.email(), "owner", true),
                new CalendarEntry("c_" + account.id() + "@group.calendar.google.com", "Team", "owner", false),
                new CalendarEntry(HOLIDAYS, "Holidays in Switzerland", "reader", false));
    }

    /** The calendar of that id or keyword on the person's list; refused where there is none. */
    static CalendarEntry named(String idOrKeyword, Account account) {
        return of(account).stream()
                .filter(entry -> entry.id.equals(idOrKeyword) || (entry.primary && idOrKeyword.equals("primary")))
                .findFirst()
                .orElseThrow(() -> ApiErrors.of(404, "notFound", "Not Found"));
    }

    /** Refused where the person may not write here. */
    CalendarEntry writable() {
        if (!role.equals("owner")) {
            throw ApiErrors.of(
                    403, "calendar", "requiredAccessLevel", "You need to have writer access to this calendar.");
        }
        return this;
    }

    JsonObject json() {
        JsonObjectBuilder json = JsonText.object()
                .add("kind", "calendar#calendarListEntry")
                .add("etag", "\"" + Integer.toUnsignedString(id.hashCode()) + "\"")
                .add("id", id)
                .add("summary", summary)
                .add("timeZone", ZONE.getId())
                .add("colorId", "14")
                .add("backgroundColor", "#9fe1e7")
                .add("foregroundColor", "#000000")
                .add("selected", true)
                .add("accessRole", role)
                .add("defaultReminders", reminders())
                .add(
                        "conferenceProperties",
                        JsonText.object()
                                .add("allowedConferenceSolutionTypes", JsonText.strings(List.of("hangoutsMeet"))));
        if (primary) {
            JsonObjectBuilder mail =
                    JsonText.object().add("type", "eventCreation").add("method", "email");
            json.add("primary", true)
                    .add(
                            "notificationSettings",
                            JsonText.object()
                                    .add("notifications", JsonText.array().add(mail)));
        }
        return json.build();
    }

    static JsonArrayBuilder reminders() {
        return JsonText.array().add(JsonText.object().add("method", "popup").add("minutes", 10));
    }
}
