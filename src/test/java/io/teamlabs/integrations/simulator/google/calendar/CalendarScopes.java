package io.teamlabs.integrations.simulator.google.calendar;

import java.util.List;

/** Which scopes open which calls, any one of each list; short names. */
final class CalendarScopes {
    static final List<String> LIST_CALENDARS =
            List.of("calendar", "calendar.readonly", "calendar.calendarlist", "calendar.calendarlist.readonly");
    static final List<String> READ_EVENTS = List.of(
            "calendar",
            "calendar.readonly",
            "calendar.app.created",
            "calendar.events",
            "calendar.events.freebusy",
            "calendar.events.owned",
            "calendar.events.owned.readonly",
            "calendar.events.public.readonly",
            "calendar.events.readonly");
    static final List<String> WRITE_EVENTS =
            List.of("calendar", "calendar.app.created", "calendar.events", "calendar.events.owned");
    static final List<String> FREE_BUSY =
            List.of("calendar", "calendar.readonly", "calendar.events.freebusy", "calendar.freebusy");

    private CalendarScopes() {}
}
