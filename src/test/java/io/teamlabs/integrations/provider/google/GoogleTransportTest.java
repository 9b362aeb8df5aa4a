package io.teamlabs.integrations.provider.google;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.api.client.http.GenericUrl;
import com.google.api.client.http.HttpRequest;
import com.google.api.client.http.HttpRequestFactory;
import com.google.api.client.http.HttpResponse;
import com.google.api.client.http.InputStreamContent;
import com.google.api.services.calendar.model.Event;
import io.teamlabs.integrations.problem.ProblemException;
import io.teamlabs.integrations.problem.ProblemKind;
import io.teamlabs.integrations.simulator.wire.Fault;
import io.teamlabs.integrations.simulator.wire.Request;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class GoogleTransportTest {

    private final GoogleStage stage = new GoogleStage("GATEWAY_IN_FLIGHT", "2");

    @AfterEach
    void forget() {
        stage.forget();
    }

    @AfterAll
    void close() {
        stage.close();
    }

    private void patch() {
        stage.events().change("unknown1", new Event().setSummary("x"), null, null, "none");
    }

    private static Fault refusal(int status, String reason) {
        String body = "{\"error\": {\"code\": %d, \"message\": \"m\", \"errors\": [{\"reason\": \"%s\"}]}}";
        return Fault.reply(status, Map.of("Content-Type", "application/json"), body.formatted(status, reason));
    }

    @Test
    void requestGoesOutAsItIsWithoutCompressionAndWithoutTellingWhoWeAre() {
        GoogleStage.refuses(ProblemKind.NOT_FOUND, this::patch);
        Request request = stage.calls("/unknown1").get(0).request();
        assertThat(request.method()).isEqualTo("PATCH");
        assertThat(request.body()).isEqualTo("{\"summary\":\"x\"}");
        assertThat(request.header("Content-Type").orElse("")).startsWith("application/json");
        assertThat(request.header("X-HTTP-Method-Override")).isEmpty();
        assertThat(request.header("X-Goog-Api-Client")).isEmpty();
        assertThat(request.header("Accept-Encoding").orElse("")).doesNotContain("gzip");
        assertThat(request.header("Content-Encoding")).isEmpty();
    }

    @Test
    @DisplayName("trap 10: a 403 that limits is waited for or told as such, and the connection stays")
    void limitIsNotTheEndOfAConnection() {
        stage.google().program(refusal(403, "rateLimitExceeded").times(1));
        assertThat(stage.events().find("unknown1")).isEmpty();
        stage.google().program(refusal(403, "quotaExceeded").times(1));
        GoogleStage.refuses(ProblemKind.RATE_LIMITED, () -> stage.events().find("unknown1"));
        assertThat(stage.events().find("unknown1")).isEmpty();
    }

    @Test
    @DisplayName("trap 9: a 403 that lacks a scope asks for consent")
    void missingScopeAsksForConsent() {
        stage.google().program(refusal(403, "insufficientPermissions").times(1));
        ProblemException problem = GoogleStage.problem(() -> stage.events().find("unknown1"));
        assertThat(problem.kind()).isEqualTo(ProblemKind.MISSING_SCOPE);
        assertThat(problem.members()).containsKey("authorization");
    }

    @Test
    @DisplayName("bar 19: a 401 leads to one refresh and one more try, through the library too")
    void refusedTokenIsRefreshedOnce() {
        stage.google().program(refusal(401, "authError").on("/events").times(1));
        assertThat(stage.events().find("unknown1")).isEmpty();
        assertThat(stage.calls("/events")).hasSize(2);
        assertThat(stage.calls("POST /google/oauth2/token")).hasSize(1);
    }

    @Test
    void answersThatAreNoneAreTheProvidersFault() {
        for (Fault fault : new Fault[] {Fault.html(200), Fault.garbage(), Fault.truncated()}) {
            stage.google().program(fault.on("/freeBusy"));
            CalendarFreeBusy freeBusy = new CalendarFreeBusy(stage.calendar("free-busy"));
            GoogleStage.refuses(
                    ProblemKind.PROVIDER_UNAVAILABLE,
                    () -> freeBusy.of(
                            List.of("primary"),
                            new CalendarSpan(
                                    Instant.parse("2030-01-01T00:00:00Z"), Instant.parse("2030-01-02T00:00:00Z"))));
            stage.google().reset();
        }
    }

    @Test
    void redirectIsNotFollowed() {
        stage.google().program(Fault.redirect("http://127.0.0.1:1/").times(1));
        GoogleStage.refuses(
                ProblemKind.PROVIDER_UNAVAILABLE, () -> stage.events().get("unknown1"));
        assertThat(stage.calls("/unknown1")).hasSize(1);
    }

    @Test
    @DisplayName("every answer is closed: more calls than may be under way go one after the other")
    void everyAnswerIsClosed() {
        for (int i = 0; i < 10; i++) {
            assertThat(stage.events().find("unknown1")).isEmpty();
            stage.events().list(new CalendarListing(stage.bench.clock.instant(), null, null, 10, null));
        }
        assertThat(stage.calls("/events")).hasSize(20);
    }

    @Test
    void bodyThatCannotBeReadAgainGoesOutOnceWithItsLength() throws IOException {
        byte[] long100k = "{\"summary\": \"%s\"}".formatted("x".repeat(100_000)).getBytes(StandardCharsets.UTF_8);
        HttpRequestFactory factory =
                new GoogleTransport(stage.account("google_calendar", "events")).createRequestFactory();
        InputStreamContent content = new InputStreamContent("application/json", new ByteArrayInputStream(long100k));
        content.setLength(long100k.length);
        GenericUrl url = new GenericUrl(
                stage.bench.address("google_calendar", "/calendar/v3/freeBusy").toString());
        HttpRequest request = factory.buildPostRequest(url, content);
        assertThat(GoogleStage.problem(request::execute).kind()).isEqualTo(ProblemKind.INVALID_REQUEST);
        Request sent = stage.calls("/freeBusy").get(0).request();
        assertThat(sent.header("Content-Length")).contains(String.valueOf(long100k.length));
        assertThat(sent.body()).hasSize(long100k.length);
    }

    @Test
    void answerStreamsAndClosesWithItsContent() throws IOException {
        HttpRequestFactory factory =
                new GoogleTransport(stage.account("google_calendar", "events")).createRequestFactory();
        GenericUrl url = new GenericUrl(stage.bench
                .address("google_calendar", "/calendar/v3/calendars/primary/events")
                .toString());
        for (int i = 0; i < 5; i++) {
            HttpResponse answer = factory.buildGetRequest(url).execute();
            assertThat(answer.getContentType()).startsWith("application/json");
            assertThat(answer.getContent().read()).isEqualTo('{');
            answer.getContent().close();
        }
    }
}
