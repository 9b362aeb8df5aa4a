package io.teamlabs.integrations.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.FilePayload;
import com.microsoft.playwright.options.SelectOption;
import io.teamlabs.integrations.demo.Installation;
import io.teamlabs.integrations.platform.EmbeddedDatabase;
import io.teamlabs.integrations.platform.ServerKind;
import io.teamlabs.integrations.platform.ServerProcess;
import io.teamlabs.integrations.simulator.teamlabs.TeamLabsUser;
import io.teamlabs.integrations.simulator.wire.Fault;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;

/** The main job as a person does it, in Chromium, against Payara Micro with the WAR of the build. */
class ConsoleIT {

    private static final List<String> TYPES =
            List.of("github", "google_calendar", "google_meet", "google_drive", "dropbox", "slack");
    private static final long MEGABYTE = 1024 * 1024;

    private static Installation installation;
    private static ServerProcess server;
    private static Chromium chromium;

    private BrowserContext context;
    private Console console;

    @BeforeAll
    static void start() {
        installation = Installation.fresh("console");
        server = installation.start(ServerKind.PAYARA, Map.of());
        chromium = Chromium.start();
    }

    @AfterAll
    static void stop() throws IOException {
        Path measured = Files.createDirectories(Path.of("target", "measured"));
        Files.writeString(
                measured.resolve("payara-after-console.txt"), server.residentBytes() / MEGABYTE + " MB resident\n");
        chromium.close();
        server.close();
        installation.close();
    }

    @BeforeEach
    void open() {
        context = chromium.browser().newContext();
        console = new Console(context, installation.base());
    }

    @AfterEach
    void close(TestInfo test) {
        console.screenshot(test.getTestMethod().orElseThrow().getName());
        context.close();
    }

    @Test
    @DisplayName(
            "bar 9: a person connects, sees, reconnects and disconnects each of the six, and no secret reaches the page")
    void personConnectsSeesReconnectsAndDisconnectsEachOfTheSix() {
        console.signIn(person(0));
        for (String type : TYPES) {
            console.expectStatus(type, "not-connected");
            console.connect(type, "connect");
            assertThat(console.message(type)).containsText("is connected");
        }
        console.screenshot("all-connected");
        console.connect("dropbox", "reconnect");
        assertThat(installation.simulators().issuedSecrets())
                .hasSizeGreaterThan(TYPES.size())
                .noneMatch(console.everything()::contains);
        for (String type : TYPES) {
            console.disconnect(type);
            assertThat(console.message(type)).containsText("is disconnected");
        }
        assertThat(console.complaints()).isEmpty();
    }

    @Test
    void refusedConsentSaysThatNothingWasChanged() {
        console.signIn(person(1));
        console.begin("slack", "connect");
        console.decide("deny");

        assertThat(console.message("slack")).containsText("You refused to connect Slack");
        assertThat(console.message("slack")).containsText("Press Connect to try again");
    }

    @Test
    void attemptThatRanOutSaysToStartAgain() throws SQLException {
        console.signIn(person(1));
        console.begin("github", "connect");
        asOwner("UPDATE pending_authorizations SET created_at = created_at - interval '1 hour',"
                + " expires_at = expires_at - interval '1 hour'");
        console.decide("allow");

        assertThat(console.message("github")).containsText("took too long");
        assertThat(console.message("github")).containsText("to start again");
    }

    @Test
    void providerThatIsDownSaysToWait() {
        console.signIn(person(1));
        installation
                .simulators()
                .dropbox()
                .program(Fault.droppedBefore().on("/token").times(1));
        console.begin("dropbox", "connect");
        console.decide("allow");

        assertThat(console.message("dropbox")).containsText("does not answer at the moment");
        assertThat(console.message("dropbox")).containsText("Wait a few minutes");
    }

    @Test
    void connectedCardOfGitHubListsRepositoriesAndCreatesAnIssue() {
        console.signIn(person(2));
        assertThat(console.card("github").getByTestId("tries")).isHidden();
        console.connect("github", "connect");
        console.openTries("github");

        assertThat(console.attempt("github", "repositories")).containsText("hello-world");
        console.input("github", "issue", "repository").selectOption(new SelectOption().setIndex(0));
        console.input("github", "issue", "title").fill("<b>Tried</b> on the page");
        assertThat(console.attempt("github", "issue")).containsText("<b>Tried</b> on the page");
        assertThat(console.card("github").getByTestId("answer-issue").locator("a"))
                .hasAttribute("href", Pattern.compile("https://github\\.com/.*/issues/\\d+"));
        console.screenshot("github-tried");
        console.disconnect("github");
        assertThat(console.complaints()).isEmpty();
    }

    @Test
    void connectedCardsOfCalendarAndMeetScheduleAMeetingAndCreateASpace() {
        console.signIn(person(2));
        console.connect("google_calendar", "connect");
        console.openTries("google_calendar");
        console.input("google_calendar", "meeting", "title").fill("<b>Kick-off</b>");
        console.input("google_calendar", "meeting", "attendees").fill("bob@elsewhere.example");
        Locator meeting = console.attempt("google_calendar", "meeting");
        assertThat(meeting).containsText("<b>Kick-off</b>");
        assertThat(meeting).containsText("https://meet.google.com/");
        assertThat(meeting).containsText("bob@elsewhere.example may be busy");
        assertThat(console.attempt("google_calendar", "events")).containsText("<b>Kick-off</b>");
        assertThat(console.attempt("google_calendar", "calendars")).containsText("Holidays in Switzerland");

        console.connect("google_meet", "connect");
        console.openTries("google_meet");
        assertThat(console.attempt("google_meet", "space")).containsText("https://meet.google.com/");
        assertThat(console.attempt("google_meet", "conference")).containsText("Nobody is meeting");
        console.disconnect("google_meet");
        console.disconnect("google_calendar");
        assertThat(console.complaints()).isEmpty();
    }

    @Test
    void connectedCardsOfDriveAndDropboxTakeFilesAndShareThem() {
        FilePayload notes = new FilePayload("notes.txt", "text/plain", "Hello".getBytes(StandardCharsets.UTF_8));
        console.signIn(person(2));
        console.connect("google_drive", "connect");
        console.openTries("google_drive");
        console.input("google_drive", "upload", "file").setInputFiles(notes);
        assertThat(console.attempt("google_drive", "upload")).containsText("Uploaded notes.txt, 5 bytes.");
        console.input("google_drive", "folder", "name").fill("<b>Plans</b>");
        assertThat(console.attempt("google_drive", "folder")).containsText("<b>Plans</b>");
        assertThat(console.attempt("google_drive", "files")).containsText("notes.txt");
        console.input("google_drive", "share", "file").selectOption(new SelectOption().setLabel("notes.txt"));
        assertThat(console.attempt("google_drive", "share")).containsText("Whoever has this link may open it now");

        console.connect("dropbox", "connect");
        console.openTries("dropbox");
        console.input("dropbox", "upload", "file").setInputFiles(notes);
        assertThat(console.attempt("dropbox", "upload")).containsText("Uploaded 5 bytes to /notes");
        assertThat(console.attempt("dropbox", "files")).containsText("/notes");
        console.input("dropbox", "link", "path").fill("/notes.txt");
        assertThat(console.attempt("dropbox", "link")).containsText("Whoever has this link can read it");
        console.screenshot("files-tried");
        console.disconnect("dropbox");
        console.disconnect("google_drive");
        assertThat(console.complaints()).isEmpty();
    }

    @Test
    void connectedCardOfSlackPostsAndWritesToAPerson() {
        console.signIn(person(2));
        console.connect("slack", "connect");
        console.openTries("slack");
        assertThat(console.attempt("slack", "channels")).containsText("#general");
        console.input("slack", "message", "channel").selectOption(new SelectOption().setLabel("#general"));
        console.input("slack", "message", "text").fill("<b>Hello</b> from the page");
        assertThat(console.attempt("slack", "message")).containsText("Posted as message");
        console.input("slack", "notify", "email").fill("nobody@elsewhere.example");
        console.input("slack", "notify", "text").fill("Hello");
        assertThat(console.attempt("slack", "notify")).containsText("Nobody in this Slack workspace has this address");
        console.screenshot("slack-tried");
        console.disconnect("slack");
        assertThat(console.complaints()).isEmpty();
    }

    @Test
    void whatThePersonHasNotAllowedSaysWhereToAllowIt() {
        console.signIn(person(2));
        console.choose("github", "repositories", false);
        console.connect("github", "connect");
        console.openTries("github");

        assertThat(console.attempt("github", "repositories")).containsText("Choose it under");
        console.disconnect("github");
        assertThat(console.complaints()).isEmpty();
    }

    @Test
    void operatorWatchesTheLongWorksEnd() throws SQLException {
        asOwner("REVOKE EXECUTE ON FUNCTION claim_unsealed_tokens(text, uuid, integer) FROM "
                + EmbeddedDatabase.APPLICATION);
        asOwner("INSERT INTO integrations (organization_id, id, user_id, integration_type, provider, client_id,"
                + " is_connected, status, connected_at, access_token, tokens_sealed, token_issued_at, scope,"
                + " requested_scope, external_id, created_at, updated_at)"
                + " SELECT organization_id, gen_random_uuid(), id, 'slack', 'slack', 'client', true, 'active', now(),"
                + " 'token', false, now(), '{}', '{}', '4711', now(), now()"
                + " FROM users WHERE id = '" + person(3) + "'");
        Operations operations = new Operations(context, installation.base());
        operations.enter(operator());

        assertThat(operations.work("sealing-of-copied-tokens")).hasAttribute("data-left", "1");
        assertThat(operations.part("node")).containsText("ready");
        operations.screenshot("operations");
        asOwner("GRANT EXECUTE ON FUNCTION claim_unsealed_tokens(text, uuid, integer) TO "
                + EmbeddedDatabase.APPLICATION);

        assertThat(operations.work("sealing-of-copied-tokens"))
                .containsText("nothing left", new LocatorAssertions.ContainsTextOptions().setTimeout(30_000));
        operations.screenshot("operations-done");
        assertThat(operations.keepsNothing()).isTrue();
        assertThat(operations.complaints()).isEmpty();
    }

    @Test
    void whoIsNoOperatorIsToldWhatIsLacking() {
        Operations operations = new Operations(context, installation.base());

        operations.enter("not a token");
        assertThat(operations.part("banner")).containsText("This is not a token");
        operations.enter("abc.def.ghi");
        assertThat(operations.part("banner")).containsText("not valid here");
        operations.enter(
                installation.simulators().teamLabs().serviceToken("backend", "integrations:tokens", Optional.empty()));
        assertThat(operations.part("banner")).containsText("integrations:operate");
        assertThat(operations.part("token")).hasValue("");

        operations.enter(operator());
        assertThat(operations.part("node")).isVisible();
        operations.part("close").click();
        assertThat(operations.part("token")).isFocused();
        assertThat(operations.part("node")).isHidden();
    }

    private static String operator() {
        return installation.simulators().teamLabs().serviceToken("operator", "integrations:operate", Optional.empty());
    }

    private static void asOwner(String sql) throws SQLException {
        try (Connection connection = installation.database().asOwner();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static String person(int index) {
        return installation.simulators().teamLabs().users().stream()
                .map(TeamLabsUser::id)
                .toList()
                .get(index);
    }
}
