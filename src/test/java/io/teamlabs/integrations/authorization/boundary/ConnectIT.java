package io.teamlabs.integrations.authorization.boundary;

import static org.assertj.core.api.Assertions.assertThat;

import io.teamlabs.integrations.authorization.boundary.Browser.Answer;
import io.teamlabs.integrations.platform.Eventually;
import io.teamlabs.integrations.platform.ServerKind;
import io.teamlabs.integrations.simulator.wire.Fault;
import jakarta.json.JsonObject;
import java.net.URI;
import java.time.Duration;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.AfterParameterizedClassInvocation;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Connecting and cutting with real browsers' manners, on both servers. */
@ParameterizedClass
@EnumSource(ServerKind.class)
@SuppressWarnings("NullAway.Init") // JUnit fills both fields before any test
class ConnectIT {

    private static final int ADA = 1;
    private static final String CONTINUE = "decision=continue";
    private static ConnectStage stage;

    @Parameter
    ServerKind kind;

    @BeforeParameterizedClassInvocation
    static void start(ServerKind kind) {
        stage = new ConnectStage(kind);
    }

    @AfterParameterizedClassInvocation
    static void stop() {
        stage.close();
    }

    @AfterEach
    void forget() {
        stage.execute("DELETE FROM integrations; DELETE FROM pending_revocations");
        stage.simulators().reset();
    }

    @ParameterizedTest
    @ValueSource(strings = {"github", "google_calendar", "google_meet", "google_drive", "dropbox", "slack"})
    void eachTypeIsConnectedSeenAndDisconnected(String type) {
        Answer back = stage.connect(stage.browser(), ADA, type);
        assertThat(back.location()).hasToString(stage.base() + "/?tab=1&integration=" + type + "&result=connected");
        JsonObject status = stage.status(ADA, type);
        assertThat(status.getString("status")).isEqualTo("active");
        assertThat(status.getJsonObject("account").getString("id")).isNotBlank();

        Answer cut = stage.browser().call("DELETE", stage.path(ADA, type), stage.token(ADA), stage.base(), "");
        assertThat(cut.status()).isEqualTo(200);
        assertThat(cut.json().getString("revocation")).isEqualTo("done");
        assertThat(stage.status(ADA, type).getBoolean("connected")).isFalse();
        Answer again = stage.browser().call("DELETE", stage.path(ADA, type), stage.token(ADA), stage.base(), "");
        assertThat(again.json().getString("revocation")).isEqualTo("not-needed");
    }

    @Test
    @DisplayName("bar 2: the cookie is one for each browser, out of scripts' reach, and the same in every tab")
    void cookieOfTheBrowser() {
        Browser browser = stage.browser();
        Answer first = stage.begin(browser, ADA, "github");
        assertThat(first.status()).isEqualTo(201);
        assertThat(first.header("Set-Cookie"))
                .matches("teamlabs_browser=[A-Za-z0-9_-]{43}; Path=/; Max-Age=86400; HttpOnly; SameSite=Lax");
        Answer second = stage.begin(browser, ADA, "slack");
        assertThat(second.header("Set-Cookie")).isEqualTo(first.header("Set-Cookie"));

        URI slack = browser.open(stage.startAddress(second)).location();
        URI github = browser.open(stage.startAddress(first)).location();
        assertThat(browser.open(stage.allow(github)).location()).hasQuery("tab=1&integration=github&result=connected");
        assertThat(browser.open(stage.allow(slack)).location()).hasQuery("tab=1&integration=slack&result=connected");
    }

    @Test
    @DisplayName("bar 2: an address opened in another browser binds nothing without its person's confirmation")
    void anotherBrowserIsAsked() {
        URI start = stage.startAddress(stage.begin(stage.browser(), ADA, "github"));
        Browser victim = stage.browser();
        Answer page = victim.open(start);
        assertThat(page.status()).isEqualTo(200);
        assertThat(page.header("Content-Type")).startsWith("text/html");
        assertThat(page.body()).contains("Connect GitHub to " + stage.user(ADA).firstName());

        // Nobody but our own page can press its button.
        assertThat(victim.submit(start, "https://evil.example", CONTINUE).status())
                .isEqualTo(403);
        assertThat(victim.submit(start, "null", CONTINUE).status()).isEqualTo(403);
        assertThat(victim.submit(start, stage.base(), "decision=no").status()).isEqualTo(403);

        Answer confirmed = victim.submit(start, stage.base(), CONTINUE);
        assertThat(confirmed.status()).isEqualTo(303);
        assertThat(confirmed.header("Set-Cookie")).contains("HttpOnly");
        URI callback = stage.allow(confirmed.location());
        assertThat(stage.browser().open(callback).location())
                .hasQuery("tab=1&integration=github&result=failed&reason=other-browser");
        assertThat(victim.open(callback).location()).hasQuery("tab=1&integration=github&result=connected");
        assertThat(victim.open(start).location()).hasQuery("tab=1&integration=github&result=failed&reason=state-used");
    }

    @Test
    @DisplayName("bar 2: a page of another site sets no cookie, so its browser is asked at the start address")
    void crossSitePageWithoutCookies() {
        Browser browser = stage.browser();
        Answer begun = stage.begin(browser, ADA, "github", ConnectStage.OTHER_ORIGIN);
        assertThat(begun.status()).isEqualTo(201);
        assertThat(begun.header("Access-Control-Allow-Origin")).isEqualTo(ConnectStage.OTHER_ORIGIN);
        URI start = stage.startAddress(begun);
        assertThat(browser.open(start).body()).contains("Connect GitHub to");
        URI provider = browser.submit(start, stage.base(), CONTINUE).location();
        assertThat(browser.open(stage.allow(provider)).location())
                .hasQuery("tab=1&integration=github&result=connected");

        Answer unlisted = stage.begin(stage.browser(), ADA, "github", "https://evil.example");
        assertThat(unlisted.header("Set-Cookie")).isEmpty();
    }

    @Test
    @DisplayName("bar 2: a replayed, an expired and an invented state end on a page or on the console, and call nobody")
    void deadStates() {
        Browser browser = stage.browser();
        URI provider = browser.open(stage.startAddress(stage.begin(browser, ADA, "github")))
                .location();
        URI callback = stage.allow(provider);
        browser.open(callback);
        assertThat(browser.open(callback).location())
                .hasQuery("tab=1&integration=github&result=failed&reason=state-used");

        URI late = stage.allow(browser.open(stage.startAddress(stage.begin(browser, ADA, "github")))
                .location());
        stage.execute(
                "UPDATE pending_authorizations SET expires_at = now() - interval '1 second' WHERE consumed_at IS NULL");
        assertThat(browser.open(late).location())
                .hasQuery("tab=1&integration=github&result=failed&reason=state-expired");

        Answer invented = browser.open(URI.create(stage.base() + "/api/oauth/github/callback?code=x&state=y"));
        assertThat(invented.status()).isEqualTo(404);
        assertThat(invented.body()).contains("start again");
        assertThat(stage.simulators().github().calls("access_token")).hasSize(1);
    }

    @Test
    @DisplayName("bar 7: whatever a browser meets on its way is uncached, unreferred, under a policy and escaped")
    void headersOfPagesAndRedirects() {
        Browser browser = stage.browser();
        Answer question = stage.browser().open(stage.startAddress(stage.begin(browser, ADA, "github")));
        assertThat(question.header("Referrer-Policy")).isEqualTo("same-origin");
        Answer leaves = browser.open(stage.startAddress(stage.begin(browser, ADA, "github")));
        Answer arrives = browser.open(stage.allow(leaves.location()));
        String evil =
                "/api/oauth/github/callback?state=x&error=%3Cscript%3Ealert(1)%3C/script%3E&error_description=%3Cb%3E";
        Answer unknown = browser.open(URI.create(stage.base() + evil));
        assertThat(unknown.body()).doesNotContain("<script>", "<b>", "alert(1)");
        Answer nowhere = browser.open(URI.create(stage.base() + "/api/oauth/nobody/callback"));
        for (Answer answer : new Answer[] {leaves, arrives, unknown, nowhere}) {
            assertThat(answer.header("Referrer-Policy")).isEqualTo("no-referrer");
        }
        for (Answer answer : new Answer[] {question, leaves, arrives, unknown, nowhere}) {
            assertThat(answer.header("Cache-Control")).isEqualTo("no-store");
            assertThat(answer.header("Content-Security-Policy"))
                    .contains("default-src 'none'", "frame-ancestors 'none'")
                    .doesNotContain("form-action");
        }
    }

    @Test
    void refusalAndOutageEndOnTheConsoleWithTheirReason() {
        Browser browser = stage.browser();
        URI denied = stage.deny(browser.open(stage.startAddress(stage.begin(browser, ADA, "slack")))
                .location());
        assertThat(browser.open(denied).location()).hasQuery("tab=1&integration=slack&result=denied");

        URI allowed = stage.allow(browser.open(stage.startAddress(stage.begin(browser, ADA, "slack")))
                .location());
        stage.simulators().slack().outage(true);
        assertThat(browser.open(allowed).location())
                .hasQuery("tab=1&integration=slack&result=failed&reason=provider-unavailable");
    }

    @Test
    @DisplayName("bar 23: a provider that is down holds nobody up for more than five seconds")
    void disconnectingFromASlowProvider() {
        stage.connect(stage.browser(), ADA, "github");
        stage.simulators().github().program(Fault.delay(Duration.ofSeconds(8)).on("DELETE"));
        long begun = System.nanoTime();
        Answer cut = stage.browser().call("DELETE", stage.path(ADA, "github"), stage.token(ADA), stage.base(), "");
        assertThat(cut.json().getString("revocation")).isEqualTo("pending");
        assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofMillis(7500));
    }

    @ParameterizedTest
    @DisplayName("bars 5 and 40: bad input to the authorization call is named and refused")
    @CsvSource(
            delimiter = '|',
            value = {
                "{} | returnUrl",
                "{\"returnUrl\":\"https://evil.example/\"} | returnUrl",
                "{\"returnUrl\":\"//evil.example\"} | returnUrl",
                "{\"returnUrl\":7} | returnUrl",
                "{\"returnUrl\":\"BASE/\",\"capabilities\":\"account\"} | capabilities",
                "{\"returnUrl\":\"BASE/\",\"capabilities\":[\"' OR 1=1\"]} | capabilities",
                "{\"returnUrl\":\"BASE/\",\"extra\":1} | extra"
            })
    void badInputIsNamed(String body, String field) {
        Answer answer = stage.browser()
                .call(
                        "POST",
                        stage.path(ADA, "github") + "/authorization",
                        stage.token(ADA),
                        stage.base(),
                        body.replace("BASE", stage.base()));
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.header("Content-Type")).startsWith("application/problem+json");
        assertThat(answer.body()).contains(field);
        assertThat(answer.header("Set-Cookie")).isEmpty();
    }

    @Test
    void tokensAreAttachedByServicesAlone() {
        var tokens = stage.simulators().github().issueTokensFor("octo-ada", Set.of("read:user", "user:email"));
        String body = "{\"accessToken\":\"" + tokens.accessToken() + "\",\"expiresIn\":3600}";
        String path = stage.path(ADA, "github") + "/tokens";
        Browser backend = stage.browser();
        assertThat(backend.call("PUT", path, stage.token(ADA), stage.base(), body)
                        .status())
                .isEqualTo(403);
        Answer attached = backend.call("PUT", path, stage.serviceToken("integrations:tokens"), stage.base(), body);
        assertThat(attached.status()).isEqualTo(200);
        assertThat(attached.json().getBoolean("refreshable")).isFalse();
        assertThat(attached.body()).doesNotContain(tokens.accessToken());
        assertThat(stage.status(ADA, "github").getString("status")).isEqualTo("active");
    }

    @Test
    @DisplayName("bar 23: the server's own timer makes good what a provider that was down left undone")
    void timerWorksOffPendingRevocations() {
        stage.connect(stage.browser(), ADA, "github");
        stage.simulators().github().outage(true);
        Answer cut = stage.browser().call("DELETE", stage.path(ADA, "github"), stage.token(ADA), stage.base(), "");
        assertThat(cut.json().getString("revocation")).isEqualTo("pending");
        stage.simulators().github().outage(false);
        stage.execute("UPDATE pending_revocations SET next_attempt_at = now()");
        Eventually.holds(
                Duration.ofSeconds(40),
                () -> assertThat(stage.simulators().github().liveAccessTokens()).isZero());
    }

    @Test
    @DisplayName("bar 9: the server's log holds no token, code, secret or verifier of connecting and cutting")
    void logHoldsNoSecret() {
        stage.connect(stage.browser(), ADA, "google_drive");
        stage.simulators().google().program(Fault.html(500).on("token").times(1));
        stage.connect(stage.browser(), ADA, "google_meet");
        stage.browser().call("DELETE", stage.path(ADA, "google_drive"), stage.token(ADA), stage.base(), "");
        String log = stage.log();
        assertThat(log).isNotEmpty();
        assertThat(stage.simulators().issuedSecrets()).isNotEmpty().noneMatch(log::contains);
    }
}
