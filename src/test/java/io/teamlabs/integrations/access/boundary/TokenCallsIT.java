package io.teamlabs.integrations.access.boundary;

import static org.assertj.core.api.Assertions.assertThat;

import io.teamlabs.integrations.access.boundary.TokenStage.Answer;
import io.teamlabs.integrations.platform.Eventually;
import io.teamlabs.integrations.platform.ServerKind;
import io.teamlabs.integrations.simulator.grant.VendorSimulator;
import io.teamlabs.integrations.simulator.wire.Fault;
import jakarta.json.Json;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.AfterParameterizedClassInvocation;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Tokens read, refreshed and kept fresh over HTTP, on both servers. */
@ParameterizedClass
@EnumSource(ServerKind.class)
@SuppressWarnings("NullAway.Init") // JUnit fills both fields before any test
class TokenCallsIT {

    private static final Duration TEN_SECONDS = Duration.ofSeconds(10);
    private static final Duration OVER = Duration.ofMinutes(-1);
    private static final Duration MUCH_LATER = Duration.ofDays(1);
    private static final String TOKEN_CALL = "POST /";
    private static TokenStage stage;

    @Parameter
    ServerKind kind;

    @BeforeParameterizedClassInvocation
    static void start(ServerKind kind) {
        stage = new TokenStage(kind);
    }

    @AfterParameterizedClassInvocation
    static void stop() {
        stage.close();
    }

    @AfterEach
    void forget() {
        stage.forget();
    }

    @Test
    void tokenReadAfterExpiryIsANewOneThatWorks() {
        VendorSimulator google = stage.simulators().google();
        google.accessTokenLifetime(TEN_SECONDS);
        stage.hold("google_drive", google, stage.issue(google), OVER, MUCH_LATER);

        Answer answer = stage.read("google_drive");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Cache-Control")).hasValue("no-store");
        assertThat(answer.body().getString("tokenType")).isEqualTo("Bearer");
        assertThat(answer.body().getBoolean("degraded")).isFalse();
        assertThat(google.worksAccessToken(answer.body().getString("accessToken")))
                .isTrue();
        assertThat(stage.ask("SELECT tokens_sealed FROM integrations")).isEqualTo("t");
    }

    @Test
    void timerKeepsTokensOfTenSecondsAliveWithoutAnyoneAsking() throws InterruptedException {
        VendorSimulator slack = stage.simulators().slack();
        slack.rotation(true);
        slack.accessTokenLifetime(TEN_SECONDS);
        stage.hold("slack", slack, stage.issue(slack), TEN_SECONDS, Duration.ofSeconds(3));

        for (int second = 0; second < 24; second++) {
            Thread.sleep(1000);
            assertThat(stage.ask("SELECT token_expiry > now() AND status = 'active' FROM integrations"))
                    .isEqualTo("t");
        }

        assertThat(Integer.parseInt(stage.ask("SELECT grant_generation FROM integrations")))
                .isGreaterThanOrEqualTo(3);
        assertThat(slack.worksAccessToken(stage.read("slack").body().getString("accessToken")))
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1})
    @DisplayName("bar 14: 1,000 readers over HTTP of one expired row make one call and get one token")
    void thousandReadersShareOneCall(int seconds) {
        VendorSimulator github = stage.simulators().github();
        github.rotation(true);
        github.familyRevocation(true);
        github.accessTokenLifetime(Duration.ofHours(8));
        stage.hold("github", github, stage.issue(github), OVER, MUCH_LATER);
        github.program(
                Fault.delay(Duration.ofSeconds(seconds)).on("/access_token").times(1));

        List<CompletableFuture<Answer>> readers =
                Stream.generate(() -> stage.readLater("github")).limit(1000).toList();
        Set<String> tokens = readers.stream()
                .map(CompletableFuture::join)
                .map(answer -> answer.body().getString("accessToken", "status " + answer.status()))
                .collect(Collectors.toSet());

        assertThat(tokens).hasSize(1).allMatch(github::worksAccessToken);
        assertThat(github.calls("/access_token")).hasSize(1);
    }

    @Test
    @DisplayName("bar 16: a disconnect during a refresh wins, and the late token is revoked at the provider")
    void disconnectDuringARefreshWins() {
        VendorSimulator dropbox = stage.simulators().dropbox();
        stage.hold("dropbox", dropbox, stage.issue(dropbox), OVER, MUCH_LATER);
        dropbox.program(
                Fault.slowAnswer(Duration.ofSeconds(2)).on("/oauth2/token").times(1));

        CompletableFuture<Answer> reader = stage.readLater("dropbox");
        Eventually.holds(() -> assertThat(dropbox.calls("/oauth2/token")).isNotEmpty());
        assertThat(stage.disconnect("dropbox").status()).isEqualTo(200);

        assertThat(reader.join().status()).isEqualTo(409);
        assertThat(stage.ask("SELECT status FROM integrations")).isEqualTo("revoked");
        Eventually.holds(() -> assertThat(dropbox.liveAccessTokens()).isZero());
    }

    @Test
    @DisplayName("bar 11: a revoked grant asks to reconnect after one call")
    void revokedGrantAsksToReconnect() {
        VendorSimulator google = stage.simulators().google();
        stage.hold("google_meet", google, stage.issue(google), OVER, MUCH_LATER);
        google.revokeAll();

        Answer answer = stage.read("google_meet");

        assertThat(answer.status()).isEqualTo(409);
        assertThat(answer.body().getString("type")).endsWith("reconnect-needed");
        assertThat(stage.read("google_meet").status()).isEqualTo(409);
        assertThat(google.calls(TOKEN_CALL)).hasSize(1);
    }

    @Test
    @DisplayName("bar 11: 429, pages, truncated and empty answers are tried later; a forced refresh then recovers")
    void troubleAtTheTokenEndpointIsTriedLater() {
        VendorSimulator google = stage.simulators().google();
        stage.hold("google_drive", google, stage.issue(google), OVER, MUCH_LATER);
        for (Fault trouble : List.of(
                Fault.tooManyRequests("1"),
                Fault.html(502),
                Fault.html(200),
                Fault.truncated(),
                Fault.reply(200, Map.of("Content-Type", "application/json"), ""))) {
            google.program(trouble.on("/token").times(1));
            Answer refused = stage.force("google_drive");
            assertThat(refused.status()).as(trouble.toString()).isEqualTo(503);
            assertThat(refused.headers().firstValue("Retry-After")).isPresent();
        }

        Answer forced = stage.force("google_drive");

        assertThat(forced.status()).isEqualTo(200);
        assertThat(forced.body()).containsKey("expiresAt").doesNotContainKey("accessToken");
        assertThat(stage.ask("SELECT status || error_count FROM integrations")).isEqualTo("active0");
    }

    @Test
    @DisplayName("bar 11: a refusal of our client leaves the connection untouched")
    void refusalOfOurClientLeavesTheConnection() {
        VendorSimulator google = stage.simulators().google();
        stage.hold("google_drive", google, stage.issue(google), OVER, MUCH_LATER);
        var refusal = Json.createObjectBuilder().add("error", "invalid_client").build();
        google.program(Fault.json(401, refusal).on("/token").times(1));

        assertThat(stage.read("google_drive").status()).isEqualTo(503);

        assertThat(stage.ask("SELECT status || last_error_code || error_count FROM integrations"))
                .isEqualTo("activeinvalid_client0");
        assertThat(stage.force("google_drive").status()).isEqualTo(200);
    }

    @Test
    @DisplayName("bar 25: a person cannot read a token, not even their own")
    void personCannotReadATokens() {
        VendorSimulator google = stage.simulators().google();
        stage.hold("google_drive", google, stage.issue(google), Duration.ofHours(1), MUCH_LATER);

        assertThat(stage.readAsAda("google_drive").status()).isEqualTo(403);
        assertThat(stage.read("google_drive").status()).isEqualTo(200);
        assertThat(stage.read("google_calendar").body().getString("type")).endsWith("not-connected");
        assertThat(stage.read("no_such_type").status()).isEqualTo(404);
    }
}
