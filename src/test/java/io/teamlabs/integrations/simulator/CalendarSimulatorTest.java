package io.teamlabs.integrations.simulator;

import static io.teamlabs.integrations.simulator.Caller.json;
import static org.assertj.core.api.Assertions.assertThat;

import io.teamlabs.integrations.simulator.google.calendar.CalendarSimulator;
import jakarta.json.JsonObject;
import java.net.URI;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CalendarSimulatorTest {
    private static final String AUTH = "https://www.googleapis.com/auth/";
    private static final String EVENTS = "/calendars/primary/events";
    private static final String REVIEW = """
            {"id": "revue0001", "summary": "Design review", "attendees": [{"email": "grace@example.com"}],
             "start": {"dateTime": "2026-03-02T10:00:00+01:00"}, "end": {"dateTime": "2026-03-02T11:00:00+01:00"},
             "conferenceData": {"createRequest": {"requestId": "r1", "conferenceSolutionKey": {"type": "hangoutsMeet"}}}}
            """;

    private Simulators simulators;
    private CalendarSimulator calendar;
    private Caller ada;

    @BeforeAll
    void start() {
        simulators = Simulators.start(SimulatorOptions.with("test-secret").clock(new TestClock()));
        calendar = simulators.google().apis().calendar();
    }

    @BeforeEach
    void reset() {
        simulators.reset();
        ada = as("ada@example.com", "calendar.events", "calendar.freebusy", "calendar.calendarlist.readonly");
    }

    @AfterAll
    void close() {
        simulators.close();
    }

    private Caller as(String account, String... scopes) {
        Set<String> granted =
                Set.copyOf(List.of(scopes).stream().map(AUTH::concat).toList());
        String token = simulators.google().issueTokensFor(account, granted).accessToken();
        return new Caller(URI.create(simulators.baseUri() + "/google/www/calendar/v3")).bearer(token);
    }

    private static List<String> ids(HttpResponse<String> list) {
        assertThat(list.statusCode()).as(list.body()).isEqualTo(200);
        return json(list).getJsonArray("items").getValuesAs((JsonObject event) -> event.getString("id"));
    }

    private static String reason(HttpResponse<String> refused) {
        return json(refused)
                .getJsonObject("error")
                .getJsonArray("errors")
                .getJsonObject(0)
                .getString("reason");
    }

    @Test
    void tokensAreRefusedInTheWordsOfCalendar() {
        HttpResponse<String> unknown = ada.bearer("ya29.unknown").get(EVENTS);
        assertThat(unknown.statusCode()).isEqualTo(401);
        assertThat(reason(unknown)).isEqualTo("authError");
        HttpResponse<String> narrow = as("ada@example.com", "calendar.events").get("/users/me/calendarList");
        assertThat(narrow.statusCode()).isEqualTo(403);
        assertThat(reason(narrow)).isEqualTo("insufficientPermissions");
    }

    @Test
    void conferenceIsIgnoredWithoutItsVersionAndPendingWhereProgrammed() {
        assertThat(json(ada.send("POST", EVENTS, REVIEW))).doesNotContainKey("conferenceData");
        calendar.pendingReads(1);
        String other = REVIEW.replace("revue0001", "revue0002");
        JsonObject made = json(ada.send("POST", EVENTS + "?conferenceDataVersion=1", other));
        assertThat(status(made)).isEqualTo("pending");
        assertThat(status(json(ada.get(EVENTS + "/revue0002")))).isEqualTo("pending");
        JsonObject ready = json(ada.get(EVENTS + "/revue0002"));
        assertThat(status(ready)).isEqualTo("success");
        assertThat(ready.getString("hangoutLink")).startsWith("https://meet.google.com/");
    }

    private static String status(JsonObject event) {
        return event.getJsonObject("conferenceData")
                .getJsonObject("createRequest")
                .getJsonObject("status")
                .getString("statusCode");
    }

    @Test
    void sameIdAgainIsADuplicateAndDeletingAgainIsGone() {
        assertThat(ada.send("POST", EVENTS, REVIEW).statusCode()).isEqualTo(200);
        HttpResponse<String> again = ada.send("POST", EVENTS, REVIEW);
        assertThat(again.statusCode()).isEqualTo(409);
        assertThat(reason(again)).isEqualTo("duplicate");
        assertThat(ada.send("DELETE", EVENTS + "/revue0001", "").statusCode()).isEqualTo(204);
        HttpResponse<String> gone = ada.send("DELETE", EVENTS + "/revue0001", "");
        assertThat(gone.statusCode()).isEqualTo(410);
        assertThat(reason(gone)).isEqualTo("deleted");
        assertThat(json(ada.get(EVENTS + "/revue0001")).getString("status")).isEqualTo("cancelled");
    }

    @Test
    void changesComeBySyncTokenUntilItRunsOut() {
        ada.send("POST", EVENTS, REVIEW);
        String token = json(ada.get(EVENTS)).getString("nextSyncToken");
        assertThat(ids(ada.get(EVENTS + "?syncToken=" + token))).isEmpty();
        ada.send("DELETE", EVENTS + "/revue0001", "");
        HttpResponse<String> changes = ada.get(EVENTS + "?syncToken=" + token);
        assertThat(ids(changes)).containsExactly("revue0001");
        assertThat(json(changes).getJsonArray("items").getJsonObject(0)).doesNotContainKey("summary");
        assertThat(ada.get(EVENTS + "?q=x&syncToken=" + token).statusCode()).isEqualTo(400);
        calendar.expireSyncTokens();
        HttpResponse<String> expired = ada.get(EVENTS + "?syncToken=" + token);
        assertThat(expired.statusCode()).isEqualTo(410);
        assertThat(reason(expired)).isEqualTo("fullSyncRequired");
    }

    @Test
    void pagesGoOnWhereTheLastEndedAndOnlyTheLastHasASyncToken() {
        for (int i = 1; i <= 3; i++) {
            ada.send("POST", EVENTS, REVIEW.replace("revue0001", "revue000" + i));
        }
        HttpResponse<String> first = ada.get(EVENTS + "?maxResults=2");
        assertThat(ids(first)).containsExactly("revue0001", "revue0002");
        assertThat(json(first)).doesNotContainKey("nextSyncToken");
        String token = json(first).getString("nextPageToken");
        HttpResponse<String> last = ada.get(EVENTS + "?maxResults=2&pageToken=" + token);
        assertThat(ids(last)).containsExactly("revue0003");
        assertThat(json(last)).containsKey("nextSyncToken").doesNotContainKey("nextPageToken");
    }

    @Test
    void recurringEventIsListedOnceOrByItsOccurrences() {
        String weekly = REVIEW.replace("\"summary\"", "\"recurrence\": [\"RRULE:FREQ=WEEKLY;COUNT=3\"], \"summary\"");
        assertThat(ada.send("POST", EVENTS, weekly).statusCode()).isEqualTo(400);
        String zoned = weekly.replace("+01:00\"", "+01:00\", \"timeZone\": \"Europe/Zurich\"");
        assertThat(ada.send("POST", EVENTS, zoned).statusCode()).isEqualTo(200);
        assertThat(ids(ada.get(EVENTS))).containsExactly("revue0001");
        assertThat(ids(ada.get(EVENTS + "?singleEvents=true")))
                .containsExactly(
                        "revue0001_20260302T090000Z", "revue0001_20260309T090000Z", "revue0001_20260316T090000Z");
        ada.send("DELETE", EVENTS + "/revue0001_20260309T090000Z", "");
        assertThat(ids(ada.get(EVENTS + "?singleEvents=true&timeMin=2026-03-03T00:00:00Z&orderBy=startTime")))
                .containsExactly("revue0001_20260316T090000Z");
    }

    @Test
    void guestsSeeTheEventAndAreBusy() {
        ada.send("POST", EVENTS + "?sendUpdates=all", REVIEW);
        Caller grace = as("grace@example.com", "calendar.events", "calendar.freebusy");
        assertThat(ids(grace.get(EVENTS))).containsExactly("revue0001");
        HttpResponse<String> change = grace.send("PATCH", EVENTS + "/revue0001", "{\"summary\": \"Mine\"}");
        assertThat(reason(change)).isEqualTo("forbiddenForNonOrganizer");
        JsonObject calendars = json(grace.send("POST", "/freeBusy", """
                        {"timeMin": "2026-03-02T00:00:00Z", "timeMax": "2026-03-03T00:00:00Z",
                         "items": [{"id": "primary"}, {"id": "nobody@elsewhere.example"}]}
                        """)).getJsonObject("calendars");
        assertThat(calendars
                        .getJsonObject("primary")
                        .getJsonArray("busy")
                        .getJsonObject(0)
                        .getString("start"))
                .isEqualTo("2026-03-02T09:00:00Z");
        assertThat(calendars.getJsonObject("nobody@elsewhere.example").getJsonArray("errors"))
                .hasSize(1);
        assertThat(calendar.mails()).containsExactly("grace@example.com: created revue0001");
    }

    @Test
    @DisplayName("an etag that is no longer current is refused with 412")
    void changeOfWhatSomebodyElseChangedIsRefused() {
        String etag = json(ada.send("POST", EVENTS, REVIEW)).getString("etag");
        Caller careful = ada.with("If-Match", etag);
        assertThat(careful.send("PATCH", EVENTS + "/revue0001", "{\"location\": \"Room 1\"}")
                        .statusCode())
                .isEqualTo(200);
        HttpResponse<String> late = careful.send("PATCH", EVENTS + "/revue0001", "{\"location\": \"Room 2\"}");
        assertThat(late.statusCode()).isEqualTo(412);
        assertThat(reason(late)).isEqualTo("conditionNotMet");
    }
}
