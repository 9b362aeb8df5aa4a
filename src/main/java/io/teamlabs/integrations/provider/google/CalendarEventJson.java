package io.teamlabs.integrations.provider.google;

import com.google.api.services.calendar.model.ConferenceData;
import com.google.api.services.calendar.model.Event;
import com.google.api.services.calendar.model.EventAttendee;
import io.teamlabs.integrations.platform.JsonDocument;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Events as our callers are told of them. */
final class CalendarEventJson {

    private CalendarEventJson() {}

    /** Returns the event; of one that was deleted Google may tell little more than its id and status. */
    static JsonDocument of(Event event) {
        boolean allDay = event.getStart() != null && event.getStart().getDate() != null;
        return JsonDocument.object()
                .with("id", event.getId())
                .with("status", event.getStatus())
                .with("title", event.getSummary())
                .with("description", event.getDescription())
                .with("location", event.getLocation())
                .with("allDay", allDay)
                .with("start", CalendarTimes.told(event.getStart()))
                .with("end", CalendarTimes.told(event.getEnd()))
                .with(
                        "timeZone",
                        event.getStart() == null ? null : event.getStart().getTimeZone())
                .with("recurrence", orEmpty(event.getRecurrence()))
                .with("recurringEventId", event.getRecurringEventId())
                .with("originalStart", CalendarTimes.told(event.getOriginalStartTime()))
                .with("organizer", organizer(event.getOrganizer()))
                .with(
                        "attendees",
                        orEmpty(event.getAttendees()).stream()
                                .map(CalendarEventJson::attendee)
                                .toList())
                .with("busy", !"transparent".equals(event.getTransparency()))
                .with("meet", meet(event))
                .with("link", event.getHtmlLink())
                .with("createdAt", CalendarTimes.instant(event.getCreated()))
                .with("updatedAt", CalendarTimes.instant(event.getUpdated()))
                .with("etag", event.getEtag());
    }

    private static @Nullable JsonDocument organizer(Event.@Nullable Organizer organizer) {
        return organizer == null
                ? null
                : JsonDocument.object()
                        .with("email", organizer.getEmail())
                        .with("name", organizer.getDisplayName())
                        .with("self", Boolean.TRUE.equals(organizer.getSelf()));
    }

    private static JsonDocument attendee(EventAttendee attendee) {
        return JsonDocument.object()
                .with("email", attendee.getEmail())
                .with("name", attendee.getDisplayName())
                .with("optional", Boolean.TRUE.equals(attendee.getOptional()))
                .with("response", attendee.getResponseStatus());
    }

    /** Its Meet conference: {@code pending} while Google makes it, then {@code ready} with a link, or {@code failed}. */
    private static @Nullable JsonDocument meet(Event event) {
        return meetStatus(event)
                .map(status -> JsonDocument.object().with("status", status).with("link", link(event)))
                .orElse(null);
    }

    static Optional<String> meetStatus(Event event) {
        if (link(event) != null) {
            return Optional.of("ready");
        }
        return Optional.ofNullable(event.getConferenceData())
                .map(ConferenceData::getCreateRequest)
                .map(request -> request.getStatus())
                .map(status -> "failure".equals(status.getStatusCode()) ? "failed" : "pending");
    }

    private static @Nullable String link(Event event) {
        ConferenceData conference = event.getConferenceData();
        return conference == null
                ? event.getHangoutLink()
                : orEmpty(conference.getEntryPoints()).stream()
                        .filter(entry -> "video".equals(entry.getEntryPointType()))
                        .map(entry -> entry.getUri())
                        .filter(Objects::nonNull)
                        .findFirst()
                        .orElse(event.getHangoutLink());
    }

    private static <T> List<T> orEmpty(@Nullable List<T> list) {
        return list == null ? List.of() : list;
    }
}
