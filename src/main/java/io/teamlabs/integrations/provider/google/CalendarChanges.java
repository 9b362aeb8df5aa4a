package io.teamlabs.integrations.provider.google;

import com.google.api.services.calendar.Calendar;
import com.google.api.services.calendar.model.Event;
import com.google.api.services.calendar.model.Events;
import io.teamlabs.integrations.gateway.entity.AnswerClass;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What changed in a calendar since a position, by Google's sync tokens. A position that Google no longer knows leads to a
 * list of everything, from its beginning.
 */
final class CalendarChanges {

    private final Calendar.Events events;
    private final String calendar;

    CalendarChanges(CalendarAccount account, String calendar) {
        this.events = account.google().events();
        this.calendar = calendar;
    }

    /**
     * Where somebody is in the changes.
     *
     * @param syncToken what they have seen already; null while everything is being listed
     * @param pageToken where the page before ended; null at the beginning of a list
     */
    record Position(@Nullable String syncToken, @Nullable String pageToken) {

        static final Position BEGINNING = new Position(null, null);

        boolean isBeginning() {
            return syncToken == null && pageToken == null;
        }
    }

    /**
     * A page of changes.
     *
     * @param reset whether everything is listed from here on, so that what was seen before counts no more
     * @param more whether the next page is there already
     * @param next where to go on
     */
    record Page(List<Event> events, boolean reset, boolean more, Position next) {}

    Page after(Position position, int limit) {
        try {
            return page(position, limit);
        } catch (GoogleRefusal refusal) {
            if (refusal.classification().kind() != AnswerClass.RESYNC || position.isBeginning()) {
                throw refusal;
            }
            return page(Position.BEGINNING, limit);
        }
    }

    private Page page(Position position, int limit) {
        Events answer = GoogleCalls.run(() -> events.list(calendar)
                .setMaxResults(limit)
                .setSyncToken(position.syncToken())
                .setPageToken(position.pageToken()));
        String page = answer.getNextPageToken();
        Position next =
                page == null ? new Position(answer.getNextSyncToken(), null) : new Position(position.syncToken(), page);
        List<Event> items = answer.getItems() == null ? List.of() : answer.getItems();
        return new Page(items, position.isBeginning(), page != null, next);
    }
}
