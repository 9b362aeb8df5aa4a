package io.teamlabs.integrations.simulator;

import static io.teamlabs.integrations.simulator.Caller.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.teamlabs.integrations.simulator.google.GoogleSimulator;
import io.teamlabs.integrations.simulator.wire.Call;
import io.teamlabs.integrations.simulator.wire.Fault;
import io.teamlabs.integrations.simulator.wire.JsonText;
import jakarta.json.Json;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SimulatorFaultsTest {
    private Simulators simulators;
    private GoogleSimulator google;
    private VendorClient client;
    private String refreshToken;

    @BeforeEach
    void start() {
        simulators = Simulators.start(SimulatorOptions.with("test-secret"));
        google = simulators.google();
        client = new VendorClient(
                google, simulators.baseUri(), "/google/accounts/o/oauth2/v2/auth", "/google/oauth2/token");
        refreshToken = google.issueTokensFor("ada@example.com", Set.of("openid"))
                .refreshToken()
                .orElseThrow();
    }

    @AfterEach
    void close() {
        simulators.close();
    }

    @Test
    void statusFaultMeetsAsManyCallsAsProgrammed() {
        google.program(Fault.tooManyRequests("17").on("/token").times(2));
        assertThat(client.refresh(refreshToken).headers().firstValue("Retry-After"))
                .hasValue("17");
        assertThat(client.refresh(refreshToken).statusCode()).isEqualTo(429);
        assertThat(client.refresh(refreshToken).statusCode()).isEqualTo(200);
    }

    @Test
    void faultMeetsOnlyItsPath() {
        google.program(Fault.html(502).on("POST /google/oauth2/revoke"));
        assertThat(client.refresh(refreshToken).statusCode()).isEqualTo(200);
        Map<String, String> token = Map.of("token", refreshToken);
        assertThat(new Caller(simulators.baseUri())
                        .postForm("/google/oauth2/revoke", token)
                        .body())
                .contains("<!DOCTYPE html>");
        assertThat(google.worksRefreshToken(refreshToken)).isTrue();
    }

    @Test
    void droppedCallIsNotProcessedAndLostAnswerIs() {
        google.program(Fault.droppedBefore().on("/token").times(1));
        assertThatThrownBy(() -> client.refresh(refreshToken)).isInstanceOf(UncheckedIOException.class);
        assertThat(google.liveAccessTokens()).isEqualTo(1);
        google.program(Fault.answerLost().on("/token").times(1));
        assertThatThrownBy(() -> client.refresh(refreshToken)).isInstanceOf(UncheckedIOException.class);
        assertThat(google.liveAccessTokens()).isEqualTo(2);
        assertThat(google.calls("/token")).extracting(Call::outcome).containsExactly("dropped", "dropped");
    }

    @Test
    void truncatedAnswerBreaksOffAndHugeOneIsLongerThanTheCap() {
        google.program(Fault.truncated().times(1));
        assertThatThrownBy(() -> client.refresh(refreshToken)).isInstanceOf(UncheckedIOException.class);
        google.program(Fault.huge().times(1));
        assertThat(client.refresh(refreshToken).body()).hasSizeGreaterThan(64 * 1024);
        google.program(Fault.garbage().times(1));
        assertThat(JsonText.parse(client.refresh(refreshToken).body())).isEmpty();
    }

    @Test
    void delayAndTrickleTakeTheirTime() {
        google.program(Fault.delay(Duration.ofMillis(200)).times(1));
        assertThat(timeOfARefresh()).isGreaterThanOrEqualTo(Duration.ofMillis(200));
        google.program(Fault.slowAnswer(Duration.ofMillis(200)).times(1));
        assertThat(timeOfARefresh()).isGreaterThanOrEqualTo(Duration.ofMillis(200));
        google.program(Fault.html(503).after(Duration.ofMillis(200)).times(1));
        assertThat(timeOfARefresh()).isGreaterThanOrEqualTo(Duration.ofMillis(200));
        google.program(Fault.trickle(Duration.ofMillis(500)).times(1));
        assertThat(timeOfARefresh()).isGreaterThanOrEqualTo(Duration.ofMillis(100));
    }

    @Test
    void expiryAndScopeOfATokenAnswerCanBeSpoiled() {
        google.program(Fault.expiresIn(Optional.of(Json.createValue("soon"))).times(1));
        assertThat(json(client.refresh(refreshToken)).getString("expires_in")).isEqualTo("soon");
        google.program(Fault.expiresIn(Optional.empty()).times(1));
        assertThat(json(client.refresh(refreshToken))).doesNotContainKey("expires_in");
        google.program(Fault.withoutScope().times(1));
        assertThat(json(client.refresh(refreshToken)))
                .doesNotContainKey("scope")
                .containsKey("access_token");
    }

    @Test
    void nestedTokenOfSlackIsSpoiledToo() {
        VendorClient slack = new VendorClient(
                simulators.slack(), simulators.baseUri(), "/slack/oauth/v2/authorize", "/slack/api/oauth.v2.access");
        simulators.slack().rotation(true);
        String code = slack.code(slack.plainUrl(Map.of("user_scope", "users:read")));
        simulators.slack().program(Fault.expiresIn(Optional.of(Json.createValue(-5))));
        assertThat(json(slack.exchange(code, Map.of()))
                        .getJsonObject("authed_user")
                        .getInt("expires_in"))
                .isEqualTo(-5);
    }

    @Test
    void outageMeetsEverythingUntilItEnds() {
        google.outage(true);
        assertThat(client.refresh(refreshToken).statusCode()).isEqualTo(503);
        assertThat(client.person().open(client.plainUrl(Map.of())).statusCode()).isEqualTo(503);
        google.reset();
        assertThat(client.refresh(refreshToken).statusCode()).isEqualTo(200);
    }

    @Test
    void redirectIsSentInsteadOfProcessing() {
        google.program(Fault.redirect("http://192.0.2.1/").on("/token"));
        HttpResponse<String> answer = client.refresh(refreshToken);
        assertThat(answer.statusCode()).isEqualTo(302);
        assertThat(answer.headers().firstValue("Location")).hasValue("http://192.0.2.1/");
    }

    private Duration timeOfARefresh() {
        Instant start = Instant.now();
        client.refresh(refreshToken);
        return Duration.between(start, Instant.now());
    }
}
