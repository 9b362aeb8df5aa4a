package io.teamlabs.integrations.provider.google;

import com.google.api.services.calendar.Calendar;
import com.google.api.services.calendar.model.Event;
import com.google.api.services.calendar.model.EventAttendee;
import com.google.api.services.calendar.model.Events;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The events of one calendar. Refusals that nobody expects leave as problems. */
final class CalendarEvents {

    private static final int DUPLICATE = 409;
    private static final int GONE = 410;
    private static final int NOT_FOUND = 404;

    /** Without it Google ignores conferences in silence. */
    private static final int CONFERENCES = 1;

    private final Calendar.Events events;
    private final String calendar;

    CalendarEvents(CalendarAccount account, String calendar) {
        this.events = account.google().events();
        this.calendar = calendar;
    }

    /**
     * An event, and whether this call made it.
     *
     * @param created false where it was there already
     */
    record Inserted(Event event, boolean created) {}

    /** Returns a page of events, recurring ones by their occurrences, in the order of their beginnings. */
    Events list(CalendarListing wanted) {
        return GoogleCalls.run(() -> events.list(calendar)
                .setSingleEvents(true)
                .setOrderBy("startTime")
                .setTimeMin(CalendarTimes.dateTime(wanted.from()))
                .setTimeMax(wanted.to() == null ? null : CalendarTimes.dateTime(wanted.to()))
                .setQ(wanted.query())
                .setMaxResults(wanted.limit())
                .setPageToken(wanted.pageToken()));
    }

    Event get(String id) {
        return GoogleCalls.run(() -> events.get(calendar, id));
    }

    /** Returns the event, a cancelled one too; empty where there never was one of this id. */
    Optional<Event> find(String id) {
        try {
            return Optional.of(get(id));
        } catch (GoogleRefusal refusal) {
            if (refusal.status() == NOT_FOUND) {
                return Optional.empty();
            }
            throw refusal;
        }
    }

    /** Makes the event under the id that it has; where it is there already, by an earlier try or request, returns that one. */
    Inserted insert(Event event, String notifications) {
        try {
            Event made = GoogleCalls.run(() ->
                    events.insert(calendar, event).setSendUpdates(notifications).setConferenceDataVersion(CONFERENCES));
            return new Inserted(made, true);
        } catch (GoogleRefusal refusal) {
            if (refusal.status() == DUPLICATE) {
                return new Inserted(get(event.getId()), false);
            }
            throw refusal;
        }
    }

    /**
     * Changes what is set in {@code changes}.
     *
     * @param guests the whole list of guests where it changes, else null; the answers of those who stay are kept
     * @param etag only where the event still has it; null: whatever it is by now
     */
    Event change(
            String id,
            Event changes,
            @Nullable List<EventAttendee> guests,
            @Nullable String etag,
            String notifications) {
        if (guests == null) {
            return patch(id, changes, etag, notifications);
        }
        Event present = get(id);
        changes.setAttendees(merged(present.getAttendees(), guests));
        return patch(id, changes, etag == null ? present.getEtag() : etag, notifications);
    }

    private Event patch(String id, Event changes, @Nullable String etag, String notifications) {
        return GoogleCalls.run(() -> {
            Calendar.Events.Patch patch = events.patch(calendar, id, changes)
                    .setSendUpdates(notifications)
                    .setConferenceDataVersion(CONFERENCES);
            if (etag != null) {
                patch.getRequestHeaders().setIfMatch(etag);
            }
            return patch;
        });
    }

    private static List<EventAttendee> merged(@Nullable List<EventAttendee> present, List<EventAttendee> wanted) {
        Map<String, EventAttendee> known = (present == null ? List.<EventAttendee>of() : present)
                .stream()
                        .filter(guest -> guest.getEmail() != null)
                        .collect(Collectors.toMap(EventAttendee::getEmail, Function.identity(), (one, other) -> one));
        List<EventAttendee> merged = new ArrayList<>();
        for (EventAttendee guest : wanted) {
            EventAttendee before = known.get(guest.getEmail());
            merged.add(before == null ? guest : before.clone().setOptional(guest.getOptional()));
        }
        return merged;
    }

    /** Cancels the event; one that is cancelled already is no error. */
    void cancel(String id, String notifications) {
        try {
            GoogleCalls.run(() -> events.delete(calendar, id).setSendUpdates(notifications));
        } catch (GoogleRefusal refusal) {
            if (refusal.status() != GONE) {
                throw refusal;
            }
        }
    }
}
