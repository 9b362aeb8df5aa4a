package io.teamlabs.integrations.provider.google;

import io.teamlabs.integrations.problem.ProblemException;
import io.teamlabs.integrations.problem.QueryParameters;
import io.teamlabs.integrations.provider.google.CalendarChanges.Position;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Cursors of lists and of changes, around Google's tokens. */
final class CalendarCursor {

    private static final String CURSOR = "cursor";

    private CalendarCursor() {}

    /** Returns the page's token of a list; null for the first page. */
    static @Nullable String page(QueryParameters query) {
        List<String> parts = query.cursor(CURSOR, 1);
        return parts == null ? null : parts.get(0);
    }

    static @Nullable String next(@Nullable String pageToken) {
        return pageToken == null ? null : QueryParameters.cursor(pageToken);
    }

    /** Returns where somebody is in a calendar's changes; a cursor of another calendar's changes is refused. */
    static Position position(QueryParameters query, String calendar) {
        List<String> parts = query.cursor(CURSOR, 3);
        if (parts == null) {
            return Position.BEGINNING;
        }
        if (!parts.get(0).equals(calendar)) {
            throw ProblemException.invalid(
                    CURSOR, "This cursor is of another calendar. Send the calendar that it came of.");
        }
        return new Position(orNull(parts.get(1)), orNull(parts.get(2)));
    }

    static String next(Position position, String calendar) {
        return QueryParameters.cursor(calendar, orEmpty(position.syncToken()), orEmpty(position.pageToken()));
    }

    private static @Nullable String orNull(String text) {
        return text.isEmpty() ? null : text;
    }

    private static String orEmpty(@Nullable String text) {
        return text == null ? "" : text;
    }
}
