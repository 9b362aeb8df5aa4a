package io.teamlabs.integrations.journey;

import static io.teamlabs.integrations.journey.Endpoint.action;

import java.util.List;

/** The actions in a person's Google Calendar and Google Meet. */
final class CalendarEndpoints {

    private static final String EVENTS = "/google-calendar/events";
    private static final String SPACES = "/google-meet/spaces";
    private static final String TIMES =
            "\"title\":\"Tried\",\"start\":\"2030-01-14T10:00:00Z\",\"end\":\"2030-01-14T11:00:00Z\"";

    static final List<Endpoint> ALL = List.of(
            action("GET", "/google-calendar/calendars", ""),
            action("GET", EVENTS, ""),
            action("GET", EVENTS + "/changes", ""),
            action("POST", EVENTS, "{" + TIMES + "}"),
            action("GET", EVENTS + "/{id}", ""),
            action("PATCH", EVENTS + "/{id}", "{\"title\":\"Tried\"}"),
            action("DELETE", EVENTS + "/{id}", ""),
            action("GET", "/google-calendar/free-busy", ""),
            action("POST", "/google-calendar/meetings", "{\"key\":\"tried\"," + TIMES + "}"),
            action("POST", SPACES, "{\"access\":\"open\"}"),
            action("GET", SPACES + "/{id}", ""),
            action("DELETE", SPACES + "/{id}/conference", ""));

    private CalendarEndpoints() {}
}
