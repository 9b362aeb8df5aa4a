package io.teamlabs.integrations.gateway.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.teamlabs.integrations.connection.entity.IntegrationStatus;
import io.teamlabs.integrations.gateway.entity.AnswerClass;
import io.teamlabs.integrations.gateway.entity.ApiRequest;
import io.teamlabs.integrations.http.entity.RequestBody;
import io.teamlabs.integrations.problem.ProblemException;
import io.teamlabs.integrations.problem.ProblemKind;
import io.teamlabs.integrations.simulator.grant.IssuedTokens;
import io.teamlabs.integrations.simulator.grant.VendorSimulator;
import io.teamlabs.integrations.simulator.wire.Fault;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class CorridorTest {

    private static final String ME = "/2/users/get_current_account";
    private static final String REVOKED =
            "{\"error_summary\":\"invalid_access_token/\",\"error\":{\".tag\":\"invalid_access_token\"}}";

    private final GatewayBench bench = new GatewayBench();
    private final VendorSimulator dropbox = bench.vendor("dropbox");

    @AfterEach
    void close() {
        bench.close();
    }

    @Test
    void callCarriesTheTokenAndItsAnswerIsHandedOn() {
        bench.connect("anna", "dropbox", "account_info.read");
        assertThat(call(me())).startsWith("200 ").contains("account_id");
        assertThat(bench.usage).singleElement().satisfies(made -> {
            assertThat(made.status()).isEqualTo(200);
            assertThat(made.tries()).isEqualTo(1);
            assertThat(made.kind()).isEqualTo(AnswerClass.OK);
            assertThat(made.call().endpoint()).isEqualTo("rpc");
        });
    }

    @Test
    @DisplayName("bar 19: a 401 from an API leads to one forced refresh and one retry")
    void refusedTokenIsRefreshedOnceAndTheCallSentOnceMore() {
        UUID id = bench.connect("anna", "dropbox", "account_info.read");
        dropbox.program(unauthorized("expired_access_token").times(1));

        assertThat(call(me())).startsWith("200 ");

        assertThat(dropbox.calls("POST /dropbox/api" + ME)).hasSize(2);
        assertThat(dropbox.calls("/oauth2/token")).hasSize(1);
        assertThat(bench.row(id).grantGeneration()).isEqualTo(2);
    }

    @Test
    @DisplayName("bar 19: a token that another node has refreshed meanwhile is tried before one is forced")
    void rowIsReadAgainBeforeARefreshIsForced() {
        IssuedTokens tokens = dropbox.issueTokensFor(dropbox.signedIn().username(), Set.of("account_info.read"));
        UUID id = bench.connect("anna", "dropbox", tokens, tokens.refreshToken().orElseThrow(), "account_info.read");
        ConnectedAccount account = bench.open("anna", "dropbox", "account");
        Renewal renewal = new Renewal(bench.bean(AccountTokens.class), bench.bean(Grants.class), account.context());
        renewal.current();
        bench.bean(AccountTokens.class).force(account.context());

        assertThat(renewal.renewed()).isTrue();
        assertThat(dropbox.calls("/oauth2/token")).hasSize(1);
        assertThat(bench.row(id).grantGeneration()).isEqualTo(2);
    }

    @Test
    @DisplayName("bar 19: a 401 after the forced refresh ends the grant, with one refresh and two calls")
    void tokenRefusedAfterItsRefreshEndsTheGrant() {
        UUID id = bench.connect("anna", "dropbox", "account_info.read");
        dropbox.program(Fault.reply(401, Map.of("Content-Type", "application/json"), REVOKED)
                .on(ME));

        assertThat(problem(me()).kind()).isEqualTo(ProblemKind.RECONNECT_NEEDED);

        assertThat(dropbox.calls(ME)).hasSize(2);
        assertThat(dropbox.calls("/oauth2/token")).hasSize(1);
        assertThat(bench.row(id).status()).isEqualTo(IntegrationStatus.REVOKED);
        assertThat(bench.row(id).needsReconnect()).isTrue();
        assertThat(bench.row(id).tokens()).isEmpty();
    }

    @Test
    void tokenRefusedWithoutARefreshTokenEndsTheGrant() {
        IssuedTokens tokens = dropbox.issueTokensFor(dropbox.signedIn().username(), Set.of("account_info.read"));
        UUID id = bench.connect("anna", "dropbox", tokens, null, "account_info.read");
        dropbox.program(Fault.reply(401, Map.of(), REVOKED).on(ME));

        assertThat(problem(me()).kind()).isEqualTo(ProblemKind.RECONNECT_NEEDED);
        assertThat(dropbox.calls(ME)).hasSize(1);
        assertThat(bench.row(id).lastErrorCode()).isEqualTo("grant_gone");
    }

    @Test
    @DisplayName(
            "bar 29: after a 401 any method whose body can be sent again is sent once more, else the caller is to send it")
    void bodyThatCannotBeSentAgainIsTheCallersToSend() {
        bench.connect("anna", "dropbox", "account_info.read");
        dropbox.program(unauthorized("expired_access_token").times(1));
        ApiRequest once = me().body(
                        RequestBody.of(new ByteArrayInputStream("null".getBytes(StandardCharsets.UTF_8)), 4))
                .header("Content-Type", "application/json");

        ProblemException problem = problem(once);
        assertThat(problem.kind()).isEqualTo(ProblemKind.PROVIDER_UNAVAILABLE);
        assertThat(problem.retryAfter()).isNotNull();
        assertThat(dropbox.calls(ME)).hasSize(1);

        dropbox.program(unauthorized("expired_access_token").times(1));
        assertThat(call(me().body("application/json", "null".getBytes(StandardCharsets.UTF_8))))
                .startsWith("200 ");
    }

    @Test
    @DisplayName("bar 29: a method that is not idempotent is not repeated, unless the call says that it may")
    void onlyIdempotentCallsAreRepeated() {
        bench.connect("anna", "dropbox", "account_info.read");
        dropbox.program(Fault.outage().on(ME).times(1));
        assertThat(problem(me()).kind()).isEqualTo(ProblemKind.PROVIDER_UNAVAILABLE);
        assertThat(dropbox.calls(ME)).hasSize(1);

        dropbox.program(Fault.answerLost().on(ME).times(1));
        assertThat(problem(me()).detail()).contains("may have worked");
        assertThat(dropbox.calls(ME)).hasSize(2);

        dropbox.program(Fault.outage().on(ME).times(2));
        assertThat(call(me().repeatable())).startsWith("200 ");
        assertThat(dropbox.calls(ME)).hasSize(5);
    }

    @Test
    @DisplayName(
            "bar 13: Retry-After is honoured as seconds and as a date, and where it is longer than patience the caller is told")
    void retryAfterIsHonoured() {
        bench.connect("anna", "dropbox", "account_info.read");
        dropbox.program(Fault.tooManyRequests("1").on(ME).times(1));
        long began = System.nanoTime();
        assertThat(call(me().repeatable())).startsWith("200 ");
        assertThat(Duration.ofNanos(System.nanoTime() - began)).isGreaterThan(Duration.ofSeconds(1));

        for (String header : new String[] {"3000", "Sat, 28 Nov 2099 12:00:00 GMT"}) {
            dropbox.program(Fault.reply(503, Map.of("Retry-After", header), "later")
                    .on(ME)
                    .times(1));
            ProblemException problem = problem(me().repeatable());
            assertThat(problem.kind()).isEqualTo(ProblemKind.PROVIDER_UNAVAILABLE);
            assertThat(problem.retryAfter())
                    .isBetween(Duration.ofSeconds(2999), Duration.ofHours(1).plusSeconds(1));
        }
    }

    @Test
    @DisplayName("bar 13: a provider that is down is left alone after so many failures, and no other is")
    void brokenProviderDelaysNoOther() {
        bench.connect("anna", "dropbox", "account_info.read");
        bench.connect("anna", "github", "read:user", "user:email");
        dropbox.outage(true);
        for (int call = 0; call < 4; call++) {
            problem(me().repeatable());
        }
        int heard = dropbox.calls(ME).size();
        long began = System.nanoTime();
        assertThat(problem(me().repeatable()).retryAfter()).isNotNull();
        assertThat(bench.get("anna", "github", "/user")).startsWith("200 ");
        assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(2));
        assertThat(dropbox.calls(ME)).hasSize(heard);

        dropbox.outage(false);
        bench.clock.move(Duration.ofMinutes(2));
        assertThat(call(me().repeatable())).startsWith("200 ");
    }

    @Test
    void callsBeyondThePlacesOfAProviderAreRefusedAtOnce() {
        bench.connect("anna", "dropbox", "account_info.read");
        bench.bean(Breakers.class).places(account().context().provider()).drainPermits();
        assertThat(problem(me()).detail()).contains("Too many calls");
    }

    @Test
    @DisplayName("bar 27: a call leaves only for the provider's own addresses")
    void callGoesOnlyToTheProvider() {
        bench.connect("anna", "dropbox", "account_info.read");
        for (String address : new String[] {
            "https://evil.example/2/users", "http://127.0.0.1:1/x", bench.address("dropbox", "/../github") + ""
        }) {
            ApiRequest elsewhere = ApiRequest.get(java.net.URI.create(address));
            assertThat(problem(elsewhere).kind()).isEqualTo(ProblemKind.PROVIDER_REFUSED);
        }
    }

    private ConnectedAccount account() {
        return bench.open("anna", "dropbox", "account");
    }

    private ApiRequest me() {
        return ApiRequest.post(bench.address("dropbox", ME));
    }

    private String call(ApiRequest request) {
        return GatewayBench.text(account().send(request));
    }

    private ProblemException problem(ApiRequest request) {
        ProblemException problem =
                catchThrowableOfType(ProblemException.class, () -> account().send(request));
        assertThat(problem).isNotNull();
        return problem;
    }

    private static Fault unauthorized(String tag) {
        String body = "{\"error_summary\":\"" + tag + "/\",\"error\":{\".tag\":\"" + tag + "\"}}";
        return Fault.reply(401, Map.of("Content-Type", "application/json"), body)
                .on(ME);
    }
}
