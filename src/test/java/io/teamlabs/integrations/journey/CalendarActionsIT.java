package io.teamlabs.integrations.journey;

import static org.assertj.core.api.Assertions.assertThat;

import io.teamlabs.integrations.platform.ServerKind;
import io.teamlabs.integrations.simulator.google.GoogleSimulator;
import io.teamlabs.integrations.simulator.wire.Fault;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.SoftAssertions;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Work in a person's Google Calendar and Google Meet, on both servers. */
class CalendarActionsIT {

    private static final String EVENTS = "/google-calendar/events";
    private static final String MEETINGS = "/google-calendar/meetings";
    private static final String SPACES = "/google-meet/spaces";
    private static final String MEETING = """
            {"key": "kick-off", "title": "Kick-off", "attendees": ["grace@example.com", "bob@elsewhere.example"],
             "timeZone": "Europe/Zurich", "durationMinutes": 60, "dayStart": "09:00", "dayEnd": "17:00",
             "windowStart": "2030-01-14T00:00:00Z", "windowEnd": "2030-01-18T00:00:00Z"}
            """;

    private @Nullable GoogleSimulator google;

    @AfterEach
    void asUsual() {
        if (google != null) {
            google.reset();
        }
    }

    private Person connected(Running running, String type) {
        google = running.simulators().google();
        Person person = Person.member(running, Person.AURORA);
        person.connect(type);
        return person;
    }

    private static HttpResponse<String> call(Person person, String method, String path, String body) {
        return person.browser().json(method, "/api/v1/users/" + person.id() + path, body);
    }

    private static JsonObject answered(int status, Person person, String method, String path, String body) {
        HttpResponse<String> answer = call(person, method, path, body);
        assertThat(answer.statusCode())
                .as(method + " " + path + " " + answer.body())
                .isEqualTo(status);
        return answer.body().isEmpty() ? JsonValue.EMPTY_JSON_OBJECT : Caller.json(answer);
    }

    private static JsonObject get(Person person, String path) {
        return answered(200, person, "GET", path, "");
    }

    private static List<String> titles(JsonObject list) {
        return list.getJsonArray("events")
                .getValuesAs((JsonObject event) -> event.getString("status") + " " + event.getString("title", ""));
    }

    @ParameterizedTest
    @EnumSource(ServerKind.class)
    void personWorksWithTheirCalendars(ServerKind kind) {
        Person person = connected(Running.on(kind), "google_calendar");
        JsonObject calendars = get(person, "/google-calendar/calendars?limit=2");
        assertThat(calendars.getJsonArray("calendars")).hasSize(2);
        JsonObject rest = get(person, "/google-calendar/calendars?limit=2&cursor=" + calendars.getString("next"));
        assertThat(rest.getJsonArray("calendars")).hasSize(1);
        assertThat(rest.isNull("next")).isTrue();

        JsonObject changes = get(person, EVENTS + "/changes");
        assertThat(changes.getBoolean("reset")).isTrue();
        String body =
                "{\"title\":\"Review\",\"start\":\"2030-01-14T10:00:00+01:00\",\"end\":\"2030-01-14T11:00:00+01:00\","
                        + "\"attendees\":[\"grace@example.com\"],\"key\":\"a\"}";
        JsonObject made = answered(201, person, "POST", EVENTS, body);
        assertThat(answered(200, person, "POST", EVENTS, body)).isEqualTo(made);
        String one = EVENTS + "/" + made.getString("id");
        assertThat(answered(200, person, "PATCH", one, "{\"title\":\"Better\",\"attendees\":[],\"notify\":\"none\"}")
                        .getString("title"))
                .isEqualTo("Better");
        String stale = "{\"title\":\"Late\",\"etag\":" + made.get("etag") + "}";
        assertThat(answered(409, person, "PATCH", one, stale).getString("type")).endsWith(":conflict");
        JsonObject listed = get(person, EVENTS + "?from=2030-01-01T00:00:00Z&to=2030-02-01T00:00:00Z&limit=1");
        assertThat(titles(listed)).containsExactly("confirmed Better");
        answered(204, person, "DELETE", one + "?notify=none", "");
        answered(204, person, "DELETE", one, "");

        JsonObject after = get(person, EVENTS + "/changes?cursor=" + changes.getString("next"));
        assertThat(titles(after)).containsExactly("cancelled ");
        assertThat(after.getBoolean("reset")).isFalse();
        running(person).apis().calendar().expireSyncTokens();
        JsonObject anew = get(person, EVENTS + "/changes?cursor=" + after.getString("next"));
        assertThat(anew.getBoolean("reset")).isTrue();
        assertThat(answered(404, person, "GET", EVENTS + "/unknown1", "").getString("type"))
                .endsWith(":not-found");
    }

    private GoogleSimulator running(Person person) {
        return (GoogleSimulator) person.vendorOf("google_calendar");
    }

    @ParameterizedTest
    @EnumSource(ServerKind.class)
    void meetingIsScheduledOnceOnAFreeSlotWithItsLink(ServerKind kind) {
        Person person = connected(Running.on(kind), "google_calendar");
        GoogleSimulator simulator = running(person);
        simulator.apis().calendar().pendingReads(1);
        simulator.program(
                Fault.answerLost().on("POST /google/www/calendar/v3/calendars").times(1));
        JsonObject first = Caller.json(call(person, "POST", MEETINGS, MEETING));
        JsonObject event = first.getJsonObject("event");
        assertThat(event.getJsonObject("meet").getString("link")).startsWith("https://meet.google.com/");
        assertThat(first.getJsonArray("unseen").getString(0)).isEqualTo("bob@elsewhere.example");
        JsonObject again = answered(200, person, "POST", MEETINGS, MEETING);
        assertThat(again.getJsonObject("event")).isEqualTo(event);
        assertThat(answered(409, person, "POST", MEETINGS, MEETING.replace("60", "30"))
                        .getString("field"))
                .isEqualTo("key");
        JsonObject busy = get(
                person,
                "/google-calendar/free-busy?from=2030-01-14T00:00:00Z&to=2030-01-18T00:00:00Z&calendars=primary");
        assertThat(busy.getJsonArray("calendars")
                        .getJsonObject(0)
                        .getJsonArray("busy")
                        .getJsonObject(0))
                .containsEntry("start", event.get("start"));
    }

    @ParameterizedTest
    @EnumSource(ServerKind.class)
    void spaceIsMadeReadAndEmptied(ServerKind kind) {
        Person person = connected(Running.on(kind), "google_meet");
        JsonObject space = answered(201, person, "POST", SPACES, "{\"access\":\"restricted\"}");
        assertThat(space.getString("link")).isEqualTo("https://meet.google.com/" + space.getString("code"));
        String one = SPACES + "/" + space.getString("id");
        running(person).apis().meet().meet("spaces/" + space.getString("id"));
        assertThat(get(person, one).getBoolean("active")).isTrue();
        answered(204, person, "DELETE", one + "/conference", "");
        assertThat(get(person, SPACES + "/" + space.getString("code"))).isEqualTo(space);
        answered(404, person, "GET", SPACES + "/unknown", "");
    }

    @ParameterizedTest
    @EnumSource(ServerKind.class)
    void capabilityThatWasNotGrantedIsToldWithTheCallThatAsksForIt(ServerKind kind) {
        google = Running.on(kind).simulators().google();
        google.consentOnly(List.of("openid", "https://www.googleapis.com/auth/calendar.events"));
        Person person = connected(Running.on(kind), "google_calendar");
        assertThat(get(person, EVENTS).getJsonArray("events")).isEmpty();
        JsonObject missing = answered(403, person, "GET", "/google-calendar/calendars", "");
        assertThat(missing.getString("type")).endsWith(":missing-scope");
        assertThat(missing.getJsonObject("authorization").getString("path")).endsWith("/google_calendar/authorization");
        assertThat(answered(403, person, "POST", MEETINGS, MEETING).getJsonArray("missingScopes"))
                .hasSize(1);
    }

    @ParameterizedTest
    @EnumSource(ServerKind.class)
    void limitsAndTroubleAtGoogleLeaveTheConnectionAsItIs(ServerKind kind) {
        Person person = connected(Running.on(kind), "google_calendar");
        String limit = "{\"error\":{\"code\":403,\"message\":\"m\",\"errors\":[{\"reason\":\"quotaExceeded\"}]}}";
        running(person)
                .program(Fault.reply(403, Map.of("Content-Type", "application/json"), limit)
                        .on("/calendar/v3/")
                        .times(1));
        HttpResponse<String> limited = call(person, "GET", EVENTS, "");
        assertThat(limited.statusCode()).as(limited.body()).isEqualTo(429);
        assertThat(limited.headers().firstValue("Retry-After")).isPresent();
        running(person).program(Fault.html(200).on("/calendar/v3/").times(1));
        assertThat(answered(503, person, "GET", EVENTS, "").getString("type")).endsWith(":provider-unavailable");
        assertThat(person.status("google_calendar").getBoolean("connected")).isTrue();
    }

    @ParameterizedTest
    @EnumSource(ServerKind.class)
    @DisplayName("bar 40: a connected calendar's bad input is refused with the field, and Google is not asked")
    void badFieldsAreNamed(ServerKind kind) {
        Person person = connected(Running.on(kind), "google_calendar");
        person.connect("google_meet");
        running(person).forgetCalls();
        SoftAssertions softly = new SoftAssertions();
        String times = "\"start\":\"2030-01-14T10:00:00Z\",\"end\":\"2030-01-14T11:00:00Z\"";
        for (String[] bad : new String[][] {
            {"title", "POST", EVENTS, "{" + times + "}"},
            {"title", "POST", EVENTS, "{\"title\":7," + times + "}"},
            {"end", "POST", EVENTS, "{\"title\":\"x\",\"start\":\"2030-01-14T10:00:00Z\",\"end\":\"2030-01-14\"}"},
            {"end", "POST", EVENTS, "{\"title\":\"x\",\"start\":\"2030-01-14\",\"end\":\"2030-01-14\"}"},
            {"start", "POST", EVENTS, "{\"title\":\"x\",\"start\":\"2030-02-30\",\"end\":\"2030-03-01\"}"},
            {"start", "POST", EVENTS, "{\"title\":\"x\",\"start\":\"tomorrow\",\"end\":\"2030-03-01\"}"},
            {"start", "POST", EVENTS, "{\"title\":\"x\",\"start\":\"2030-01-14T10:00:00\",\"end\":\"2030-03-01\"}"},
            {"timeZone", "POST", EVENTS, "{\"title\":\"x\",\"timeZone\":\"Mars/Base\"," + times + "}"},
            {"timeZone", "POST", EVENTS, "{\"title\":\"x\",\"recurrence\":[\"RRULE:FREQ=DAILY\"]," + times + "}"},
            {"recurrence", "POST", EVENTS, "{\"title\":\"x\",\"recurrence\":[\"daily\"]," + times + "}"},
            {"attendees", "POST", EVENTS, "{\"title\":\"x\",\"attendees\":[\"not an address\"]," + times + "}"},
            {"attendees", "POST", EVENTS, "{\"title\":\"x\",\"attendees\":[{\"email\":\"a@b\"}]," + times + "}"},
            {"notify", "POST", EVENTS, "{\"title\":\"x\",\"notify\":\"nobody\"," + times + "}"},
            {"calendar", "POST", EVENTS, "{\"title\":\"x\",\"calendar\":\"../x\"," + times + "}"},
            {"sart", "POST", EVENTS, "{\"title\":\"x\",\"sart\":1," + times + "}"},
            {"etag", "PATCH", EVENTS + "/abcde", "{\"title\":\"x\",\"etag\":\"a\\r\\nb\"}"},
            {"start", "PATCH", EVENTS + "/abcde", "{\"end\":\"2030-01-14T10:00:00Z\"}"},
            {"id", "GET", EVENTS + "/a%2Fb", ""},
            {"from", "GET", EVENTS + "?from=yesterday", ""},
            {"to", "GET", EVENTS + "?from=2030-01-14T10:00:00Z&to=2030-01-14T10:00:00Z", ""},
            {"limit", "GET", EVENTS + "?limit=0", ""},
            {"cursor", "GET", EVENTS + "/changes?cursor=AAAA", ""},
            {"notify", "DELETE", EVENTS + "/abcde?notify=x", ""},
            {"from", "GET", "/google-calendar/free-busy", ""},
            {"to", "GET", "/google-calendar/free-busy?from=2030-01-01T00:00:00Z&to=2031-01-01T00:00:00Z", ""},
            {"key", "POST", MEETINGS, MEETING.replace("\"kick-off\"", "\"\"")},
            {"durationMinutes", "POST", MEETINGS, MEETING.replace("60", "0")},
            {"windowEnd", "POST", MEETINGS, MEETING.replace("2030-01-18", "2031-01-18")},
            {"dayEnd", "POST", MEETINGS, MEETING.replace("17:00", "09:30")},
            {"dayStart", "POST", MEETINGS, MEETING.replace("09:00", "nine")},
            {"start", "POST", MEETINGS, MEETING.replace("\"key\"", "\"start\":\"2030-01-14\",\"key\"")},
            {"access", "POST", SPACES, "{\"access\":\"everybody\"}"},
            {"id", "DELETE", SPACES + "/a:b/conference", ""},
        }) {
            HttpResponse<String> answer = call(person, bad[1], bad[2], bad[3]);
            softly.assertThat(answer.statusCode() + " " + answer.body())
                    .as(bad[1] + " " + bad[2] + " " + bad[3])
                    .startsWith("400 ")
                    .contains("\"field\":\"" + bad[0] + "\"", "\"detail\":");
        }
        softly.assertAll();
        assertThat(running(person).calls("/calendar/v3/")).isEmpty();
        assertThat(running(person).calls("/meet/v2/")).isEmpty();
    }
}
