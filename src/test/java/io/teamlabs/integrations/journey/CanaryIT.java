package io.teamlabs.integrations.journey;

import static org.assertj.core.api.Assertions.assertThat;

import io.teamlabs.integrations.platform.ServerKind;
import io.teamlabs.integrations.simulator.wire.Fault;
import java.net.URI;
import java.net.http.HttpRequest.BodyPublishers;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Every secret that the vendors gave or saw, and our own, looked for in everything that the service put out: its log, its
 * answers with their headers, and what it stored. The token call's answer is made to carry a token and is left out.
 */
class CanaryIT {

    private static final List<String> TYPES =
            List.of("github", "google_calendar", "google_meet", "google_drive", "dropbox", "slack");

    @ParameterizedTest
    @EnumSource(ServerKind.class)
    @DisplayName("bar 9: no token, code, secret or verifier is in any log, answer, address, event or column")
    void noSecretIsInAnythingThatIsPutOut(ServerKind kind) throws SQLException {
        Running running = Running.on(kind);
        Person person = Person.member(running, Person.AURORA);
        TYPES.forEach(type -> connectUseAndEdit(running, person, type));
        workInGitHub(new GitHubPerson(person));
        workInGoogleCalendarAndMeet(person);
        workInDrive(person);
        workIn(person, "dropbox", DropboxEndpoints.all());
        workIn(person, "slack", SlackEndpoints.all());
        String tokenAnswer = running.service("integrations:tokens", Person.AURORA)
                .get(person.path("google_drive") + "/token")
                .body();
        failAtTheCallback(person);
        failAtTheTokenEndpoint(running, person);
        failHere(running, person);
        TYPES.forEach(type -> person.browser().delete(person.path(type)));

        Canaries canaries = planted(running, Set.of());
        assertThat(canaries.in(tokenAnswer)).as("what a token call answers").isNotEmpty();
        assertThat(running.server().log().text())
                .as("what failed has been logged")
                .contains("could not be stored");
        assertThat(running.answers().texts()).hasSizeGreaterThan(TYPES.size() * 5);
        expectNone(canaries, running);
    }

    @ParameterizedTest
    @EnumSource(ServerKind.class)
    @DisplayName(
            "bar 9: what a caller or a provider sends by the proxy as a credential goes no further, uploads included")
    void proxyAndUploadsGiveNoSecretAway(ServerKind kind) throws SQLException {
        Running running = Running.on(kind);
        Person person = Person.member(running, Person.AURORA);
        person.connect("github");
        ProxyCanaries proxy = new ProxyCanaries(running, person);
        proxy.uploadInParts();
        proxy.callThroughTheProxy();
        expectNone(planted(running, proxy.secrets()), running);
    }

    private static Canaries planted(Running running, Set<String> further) {
        Set<String> secrets = new TreeSet<>(running.simulators().issuedSecrets());
        secrets.addAll(running.installation().secrets());
        secrets.addAll(further);
        return new Canaries(secrets);
    }

    private static void expectNone(Canaries canaries, Running running) throws SQLException {
        assertThat(canaries.in(running.server().log().text())).as("in the log").isEmpty();
        assertThat(running.answers().texts())
                .allSatisfy(answer -> assertThat(canaries.in(answer)).as(answer).isEmpty());
        try (Connection owner = running.installation().database().asOwner()) {
            assertThat(Tables.rows(owner))
                    .anyMatch(row -> row.startsWith("integration_events "))
                    .allSatisfy(row -> assertThat(canaries.in(row)).as(row).isEmpty());
        }
    }

    private static void connectUseAndEdit(Running running, Person person, String type) {
        Caller service = running.service("integrations:tokens", Person.AURORA);
        person.connect(type);
        String token = Caller.json(service.get(person.path(type) + "/token")).getString("accessToken");
        person.browser().json("PATCH", person.path(type), "{\"metadata\":{\"note\":\"of " + type + "\"}}");
        service.post(person.path(type) + "/refresh", "");
        service.json("PUT", person.path(type) + "/tokens", "{\"accessToken\":\"" + token + "\",\"refreshToken\":7}");
        person.browser().get("/api/auth/integrations/" + person.id());
        person.status(type);
    }

    /** Each action once as it is, and once with something going wrong at the vendor. */
    private static void workIn(Person person, String type, List<Endpoint> actions) {
        List<Fault> faults = List.of(Fault.garbage(), Fault.html(503), Fault.answerLost(), Fault.huge());
        for (int i = 0; i < actions.size(); i++) {
            Endpoint action = actions.get(i);
            String body = action.body(person.id(), person.browser().base());
            person.browser().json(action.method(), action.path(person.id()), body);
            person.vendorOf(type).program(faults.get(i % faults.size()).times(1));
            person.browser().json(action.method(), action.path(person.id()), body);
            person.vendorOf(type).reset();
        }
    }

    /** Answers that are good, broken, a page, lost, and the one to a token that is no longer taken. */
    private static void workInGitHub(GitHubPerson person) {
        String hello = "/" + person.login() + "/hello-world";
        person.get("");
        person.made(hello + "/issues", "{\"title\":\"Tried\"}");
        for (Fault fault : List.of(Fault.garbage(), Fault.truncated(), Fault.html(500), Fault.answerLost())) {
            person.person()
                    .vendorOf("github")
                    .program(fault.on("/repos/" + person.login()).times(1));
            person.answer("POST", hello + "/issues", "{\"title\":\"Tried again\"}");
        }
        person.person().vendorOf("github").revokeGrant(person.login());
        person.answer("GET", hello, "");
    }

    /** As above; the connections stay. */
    private static void workInGoogleCalendarAndMeet(Person person) {
        String own = "/api/v1/users/" + person.id();
        String meeting = own + "/google-calendar/meetings";
        String wishes = "{\"key\":\"canary\",\"title\":\"Tried\",\"start\":\"2030-01-14T10:00:00Z\","
                + "\"end\":\"2030-01-14T11:00:00Z\"}";
        for (Fault fault : List.of(Fault.garbage(), Fault.truncated(), Fault.html(500), Fault.answerLost())) {
            person.vendorOf("google_calendar")
                    .program(fault.on("/google/www/calendar").times(1));
            person.browser().post(meeting, wishes);
            person.vendorOf("google_meet").program(fault.on("/google/meet").times(1));
            person.browser().post(own + "/google-meet/spaces", "{\"access\":\"open\"}");
        }
        person.browser().get(own + "/google-calendar/events");
        person.browser().get(own + "/google-calendar/events/changes");
        person.browser().get(own + "/google-meet/spaces/unknown");
    }

    /** An upload whose connection breaks, one that Google stumbles over, a share by mail, and what is refused. */
    private static void workInDrive(Person person) {
        String files = "/api/v1/users/" + person.id() + "/google-drive/files";
        person.vendorOf("google_drive")
                .program(Fault.brokenAfter(300_000).on("PUT /google/www/upload").times(2));
        String file = Caller.json(person.browser()
                        .body(
                                "POST",
                                files + "/content?name=big",
                                "text/plain",
                                BodyPublishers.ofString("x".repeat(6_000_000))))
                .getString("id");
        for (Fault fault : List.of(Fault.garbage(), Fault.truncated(), Fault.html(503), Fault.answerLost())) {
            person.vendorOf("google_drive").program(fault.on("/drive/v3/files").times(1));
            person.browser().get(files);
        }
        person.browser()
                .post(
                        files + "/" + file + "/shares",
                        "{\"with\":\"person\",\"role\":\"reader\",\"email\":\"grace@example.com\",\"notify\":true}");
        person.browser().get(files + "/unknown");
        person.browser().get(files + "/changes?cursor=1");
    }

    /** A code that comes twice, to another browser, or after a refusal of the vendor. */
    private static void failAtTheCallback(Person person) {
        URI vendor = person.open(person.begin("dropbox"));
        String callback = person.allow("dropbox", vendor);
        person.elsewhere().browser().get(callback);
        person.browser().get(callback);
        person.browser().get(callback + "&error=%3Cscript%3E");
        person.vendorOf("slack").program(Fault.html(500).on("oauth.v2.access").times(1));
        person.browser().get(person.allow("slack", person.open(person.begin("slack"))));
        person.connect("slack");
    }

    private static void failAtTheTokenEndpoint(Running running, Person person) {
        Caller service = running.service("integrations:tokens", Person.AURORA);
        for (Fault fault : List.of(Fault.garbage(), Fault.truncated(), Fault.html(503), Fault.answerLost())) {
            person.vendorOf("google_meet").program(fault.on("/token").times(1));
            service.post(person.path("google_meet") + "/refresh", "");
        }
        person.vendorOf("google_meet").revokeGrant(person.account("google"));
        service.post(person.path("google_meet") + "/refresh", "");
        service.get(person.path("google_meet") + "/token");
    }

    /** A row that cannot be unsealed, and a database that refuses to store what came, which is logged with its trace. */
    private static void failHere(Running running, Person person) throws SQLException {
        Caller service = running.service("integrations:tokens", Person.AURORA);
        try (Connection owner = running.installation().database().asOwner();
                Statement statement = owner.createStatement()) {
            statement.executeUpdate("UPDATE integrations SET access_token = substring(access_token FROM 2)"
                    + " WHERE user_id = '" + person.id() + "' AND integration_type = 'slack'");
            service.get(person.path("slack") + "/token");
            statement.execute("ALTER TABLE integrations ADD CONSTRAINT refusal CHECK (user_id <> '" + person.id()
                    + "' OR access_token IS NULL) NOT VALID");
            String callback = person.allow("dropbox", person.open(person.begin("dropbox")));
            person.browser().get(callback);
            statement.execute("ALTER TABLE integrations DROP CONSTRAINT refusal");
        }
    }
}
