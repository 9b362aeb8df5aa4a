package io.teamlabs.integrations.simulator;

import static io.teamlabs.integrations.simulator.Caller.json;
import static org.assertj.core.api.Assertions.assertThat;

import io.teamlabs.integrations.simulator.google.GoogleSimulator;
import java.net.URI;
import java.net.http.HttpResponse;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The simulator's calendars and events, each call and answer held against Google's description and examples. */
class CalendarApiContractTest {
    private static final String AUTH = "https://www.googleapis.com/auth/";
    private static final String EVENTS = "/calendars/primary/events";
    private static final String REVIEW = """
            {"id": "revue0001", "summary": "Design review", "attendees": [{"email": "bob@example.com"}],
             "start": {"dateTime": "2026-01-12T10:00:00+01:00", "timeZone": "Europe/Zurich"},
             "end": {"dateTime": "2026-01-12T11:00:00+01:00", "timeZone": "Europe/Zurich"},
             "conferenceData": {"createRequest": {"requestId": "r1", "conferenceSolutionKey": {"type": "hangoutsMeet"}}}}
            """;

    private Simulators simulators;
    private GoogleSimulator google;
    private Caller api;

    @BeforeEach
    void start() {
        simulators = Simulators.start(SimulatorOptions.with("test-secret"));
        google = simulators.google();
        api = as(Set.of(AUTH + "calendar"));
    }

    private Caller as(Set<String> scopes) {
        return new Caller(URI.create(simulators.baseUri() + "/google/www/calendar/v3"))
                .with("Content-Type", "application/json")
                .bearer(google.issueTokensFor("ada@example.com", scopes).accessToken());
    }

    @AfterEach
    void holdAll() {
        try (Simulators ended = simulators) {
            VendorDescription description =
                    VendorDescription.of("google/calendar-v3.openapi-subset.json", "/google/www");
            assertThat(ended.google().calls("/calendar/v3/")).isNotEmpty().allSatisfy(description::holds);
        }
    }

    private static Example example(String name) {
        return Example.of("google", name);
    }

    private HttpResponse<String> insert(String id) {
        return api.send("POST", EVENTS + "?conferenceDataVersion=1&sendUpdates=all", REVIEW.replace("revue0001", id));
    }

    @Test
    void calendarsAreToldAsTheVendorTellsThem() {
        example("calendar.calendarList.list")
                .hasTheShapeOf(api.get("/users/me/calendarList"), "primary", "notificationSettings");
        assertThat(api.get("/users/me/calendarList?maxResults=2&pageToken=2").statusCode())
                .isEqualTo(200);
        assertThat(api.get("/users/me/calendarList/ada@example.com").statusCode())
                .isEqualTo(200);
    }

    @Test
    void eventsAreToldAsTheVendorTellsThem() {
        example("calendar.events.insert.meet").hasTheShapeOf(insert("revue0001"), "pin");
        google.apis().calendar().pendingReads(1);
        example("calendar.events.insert.meet-pending").hasTheShapeOf(insert("revue0002"));
        assertThat(api.send("PATCH", EVENTS + "/revue0002", "{\"summary\": \"Later\"}")
                        .statusCode())
                .isEqualTo(200);
        assertThat(api.send("DELETE", EVENTS + "/revue0002?sendUpdates=none", "")
                        .statusCode())
                .isEqualTo(204);
        assertThat(api.get(EVENTS + "/revue0001").statusCode()).isEqualTo(200);
    }

    @Test
    void listsAreToldAsTheVendorTellsThem() {
        insert("revue0001");
        HttpResponse<String> all = api.get(EVENTS + "?timeMin=2026-01-01T00:00:00Z&maxResults=10");
        example("calendar.events.list").hasTheShapeOf(all, "pin");
        api.send("DELETE", EVENTS + "/revue0001", "");
        HttpResponse<String> changes =
                api.get(EVENTS + "?syncToken=" + json(all).getString("nextSyncToken"));
        assertThat(json(changes).getJsonArray("items")).hasSize(1);
    }

    @Test
    void freeBusyIsToldAsTheVendorTellsIt() {
        insert("revue0001");
        HttpResponse<String> answer = api.send("POST", "/freeBusy", """
                {"timeMin": "2026-01-12T00:00:00Z", "timeMax": "2026-01-13T00:00:00Z",
                 "items": [{"id": "ada@example.com"}, {"id": "nobody@example.com"}]}
                """);
        example("calendar.freebusy.query").hasTheShapeOf(answer);
    }

    @Test
    void refusalsAreTheVendors() {
        insert("revue0001");
        example("error.401.authError").isExactly(api.bearer("ya29.unknown").get(EVENTS));
        example("error.403.insufficientPermissions")
                .isExactly(as(Set.of(AUTH + "drive.file")).get(EVENTS));
        example("error.404.notFound").isExactly(api.get(EVENTS + "/unknown"));
        example("error.409.duplicate").isExactly(insert("revue0001"));
        example("error.412.conditionNotMet")
                .isExactly(api.with("If-Match", "\"1\"").send("PATCH", EVENTS + "/revue0001", "{\"summary\": \"x\"}"));
        api.send("DELETE", EVENTS + "/revue0001", "");
        example("error.410.deleted").isExactly(api.send("DELETE", EVENTS + "/revue0001", ""));
        example("error.410.fullSyncRequired").isExactly(api.get(EVENTS + "?syncToken=unknown"));
    }

    @Test
    void changeOfSomebodyElsesEventIsRefusedAsTheVendorDoes() {
        api.send("POST", EVENTS, REVIEW.replace("bob@example.com", "grace@example.com"));
        Caller grace = api.bearer(google.issueTokensFor("grace@example.com", Set.of(AUTH + "calendar"))
                .accessToken());
        example("error.403.forbiddenForNonOrganizer")
                .isExactly(grace.send("PATCH", EVENTS + "/revue0001", "{\"summary\": \"Mine\"}"));
    }
}
