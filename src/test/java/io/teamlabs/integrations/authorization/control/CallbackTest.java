package io.teamlabs.integrations.authorization.control;

import static org.assertj.core.api.Assertions.assertThat;

import io.teamlabs.integrations.authorization.entity.Arrival;
import io.teamlabs.integrations.authorization.entity.BeganWith;
import io.teamlabs.integrations.authorization.entity.CallbackRequest;
import io.teamlabs.integrations.authorization.entity.Ending;
import io.teamlabs.integrations.authorization.entity.FailureReason;
import io.teamlabs.integrations.authorization.entity.RandomSecret;
import io.teamlabs.integrations.catalog.entity.TypeKey;
import io.teamlabs.integrations.http.Stages;
import io.teamlabs.integrations.identity.entity.UserId;
import io.teamlabs.integrations.oauth.entity.ProviderId;
import io.teamlabs.integrations.platform.Secret;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class CallbackTest {

    private static final String TOKEN_CALL = "/login/oauth/access_token";

    private final ConnectBench bench = new ConnectBench();

    @BeforeEach
    void people() {
        bench.user("ada", "aurora");
    }

    @AfterEach
    void close() {
        bench.close();
    }

    @Test
    @DisplayName(
            "bar 2: a callback from another browser is refused before any token call, and the right one still works")
    void otherBrowserIsRefused() {
        CallbackRequest mine = allowed();
        CallbackRequest others = inBrowser(mine, RandomSecret.next());

        assertFailed(bench.receive(others), FailureReason.OTHER_BROWSER);
        assertFailed(bench.receive(inBrowser(mine, null)), FailureReason.OTHER_BROWSER);
        assertNoTokenCall();
        assertThat(Stages.value(bench.receive(mine)).ending()).isInstanceOf(Ending.Connected.class);
    }

    @Test
    @DisplayName("bar 2: a state is used once, lives ten minutes and is good at its own provider and call alone")
    void stateIsBoundAndBrief() {
        CallbackRequest callback = allowed();
        assertFailed(bench.receive(at(callback, BeganWith.OLD_GOOGLE, "github")), FailureReason.STATE_UNKNOWN);
        assertFailed(bench.receive(at(callback, BeganWith.V1, "google")), FailureReason.STATE_UNKNOWN);
        bench.clock.move(Duration.ofMinutes(10));
        assertFailed(bench.receive(callback), FailureReason.STATE_EXPIRED);
        assertNoTokenCall();

        CallbackRequest again = allowed();
        assertThat(Stages.value(bench.receive(again)).ending()).isInstanceOf(Ending.Connected.class);
        assertFailed(bench.receive(again), FailureReason.STATE_USED);
        assertThat(bench.simulators().github().calls(TOKEN_CALL)).hasSize(1);
    }

    @Test
    @DisplayName("bar 2: a state is unknown where nobody was given it")
    void inventedStateIsUnknown() {
        CallbackRequest callback = allowed();
        CallbackRequest invented = new CallbackRequest(
                BeganWith.V1, callback.provider(), RandomSecret.next(), callback.code(), null, null, callback.bearer());
        Arrival arrival = Stages.value(bench.receive(invented));
        assertThat(arrival).isEqualTo(Arrival.UNKNOWN);
        assertNoTokenCall();
    }

    @Test
    @DisplayName("bar 2: the old GitHub call takes a state from the person alone who began")
    void oldGitHubStateIsBoundToThePerson() {
        bench.user("eve", "aurora");
        var departure = bench.bean(Beginnings.class)
                .beginOldGitHub(bench.person("ada"), new TypeKey("github"), ConnectBench.actor("ada"));
        URI redirect = bench.allow(departure.address(), bench.account("github", 0));
        assertThat(redirect.toString()).startsWith("https://integrations.test/github-callback?");
        assertThat(ConnectBench.query(redirect))
                .containsEntry("state", departure.state().reveal());
        CallbackRequest mine = signedIn(redirect, "ada");

        assertFailed(bench.receive(signedIn(redirect, "eve")), FailureReason.OTHER_BROWSER);
        assertFailed(bench.receive(at(mine, BeganWith.V1, "github")), FailureReason.STATE_UNKNOWN);
        assertNoTokenCall();
        assertThat(Stages.value(bench.receive(mine)).ending()).isInstanceOf(Ending.Connected.class);
        assertThat(bench.row("ada", "github").isConnected()).isTrue();
    }

    @Test
    @DisplayName("bar 3: a hundred callbacks at once with the same state make exactly one token request")
    void oneTokenRequestForAHundredCallbacks() {
        CallbackRequest callback = allowed();
        ExecutorService browsers = Executors.newFixedThreadPool(100);
        List<CompletableFuture<Ending>> all = IntStream.range(0, 100)
                .mapToObj(at -> CompletableFuture.supplyAsync(() -> bench.receive(callback), browsers)
                        .thenCompose(arrival -> arrival)
                        .thenApply(Arrival::ending))
                .toList();
        List<Ending> endings = all.stream().map(Stages::value).toList();
        browsers.shutdown();

        assertThat(endings).filteredOn(Ending.Connected.class::isInstance).hasSize(1);
        assertThat(endings)
                .filteredOn(ending -> ending.equals(Ending.failed(FailureReason.STATE_USED)))
                .hasSize(99);
        assertThat(bench.simulators().github().calls(TOKEN_CALL)).hasSize(1);
    }

    private CallbackRequest allowed() {
        URI provider = bench.leave(bench.begin("ada", "github", bench.browser), bench.browser);
        return bench.callback("github", bench.allow(provider, bench.account("github", 0)), bench.browser);
    }

    private static CallbackRequest inBrowser(CallbackRequest request, @Nullable Secret browser) {
        return with(request, request.arrivedAt(), request.provider().value(), new CallbackRequest.Browser(browser));
    }

    private static CallbackRequest at(CallbackRequest request, BeganWith arrivedAt, String provider) {
        return with(request, arrivedAt, provider, request.bearer());
    }

    private CallbackRequest signedIn(URI redirect, String user) {
        CallbackRequest plain = bench.callback("github", redirect, bench.browser);
        return with(plain, BeganWith.OLD_GITHUB, "github", new CallbackRequest.SignedIn(new UserId(user)));
    }

    private static CallbackRequest with(
            CallbackRequest request, BeganWith arrivedAt, String provider, CallbackRequest.Bearer bearer) {
        return new CallbackRequest(
                arrivedAt, new ProviderId(provider), request.state(), request.code(), null, null, bearer);
    }

    private void assertFailed(CompletionStage<Arrival> stage, FailureReason reason) {
        assertThat(Stages.value(stage).ending()).isEqualTo(Ending.failed(reason));
    }

    private void assertNoTokenCall() {
        assertThat(bench.simulators().github().calls(TOKEN_CALL)).isEmpty();
    }
}
