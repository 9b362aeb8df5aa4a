package io.teamlabs.integrations.gateway.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.teamlabs.integrations.gateway.entity.AnswerClass;
import io.teamlabs.integrations.gateway.entity.ApiAnswer;
import io.teamlabs.integrations.gateway.entity.ApiRequest;
import io.teamlabs.integrations.problem.ProblemException;
import io.teamlabs.integrations.problem.ProblemKind;
import io.teamlabs.integrations.simulator.grant.VendorSimulator;
import io.teamlabs.integrations.simulator.wire.Fault;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every class of answers, as the simulators give it, and what becomes of it for caller and row. */
class AnswerClassesTest {

    private static final Map<String, String> JSON = Map.of("Content-Type", "application/json");
    private final GatewayBench bench = new GatewayBench("GATEWAY_PATIENCE", "2s");

    @AfterEach
    void close() {
        bench.close();
    }

    @ParameterizedTest
    @DisplayName("bar 11: a refusal that is no end of the grant leaves the connection as it is")
    @CsvSource(
            delimiter = '|',
            value = {
                "github | 403 | {\"message\":\"secondary rate limit\"} | RATE_LIMITED",
                "github | 503 | <html> | PROVIDER_UNAVAILABLE",
                "google_drive | 403 | {\"error\":{\"errors\":[{\"reason\":\"dailyLimitExceeded\"}]}} | RATE_LIMITED",
                "google_drive | 403 | {\"error\":{\"errors\":[{\"reason\":\"rateLimitExceeded\"}]}} | RATE_LIMITED",
                "google_drive | 403 | {\"error\":{\"errors\":[{\"reason\":\"insufficientPermissions\"}]}} | MISSING_SCOPE",
                "google_drive | 403 | {\"error\":{\"errors\":[{\"reason\":\"accessNotConfigured\"}]}} | NOT_CONFIGURED",
                "google_drive | 403 | {\"error\":{\"errors\":[{\"reason\":\"storageQuotaExceeded\"}]}} | PROVIDER_REFUSED",
                "dropbox | 401 | {\"error\":{\".tag\":\"user_suspended\"}} | PROVIDER_UNAVAILABLE",
                "dropbox | 401 | {\"error\":{\".tag\":\"missing_scope\",\"required_scope\":\"sharing.write\"}} | MISSING_SCOPE",
                "dropbox | 429 | {} | RATE_LIMITED",
                "slack | 200 | {\"ok\":false,\"error\":\"ratelimited\"} | RATE_LIMITED",
                "slack | 200 | {\"ok\":false,\"error\":\"fatal_error\"} | PROVIDER_UNAVAILABLE",
                "slack | 200 | {\"ok\":false,\"error\":\"missing_scope\",\"needed\":\"chat:write\"} | MISSING_SCOPE",
                "slack | 200 | {\"ok\":false,\"error\":\"org_login_required\"} | PROVIDER_REFUSED"
            })
    void refusalBecomesTheProblem(String type, int status, String body, ProblemKind kind) {
        UUID id = connect(type);
        vendor(type).program(Fault.reply(status, JSON, body).on("/any/call"));

        ProblemException problem = catchThrowableOfType(ProblemException.class, () -> send(type));

        assertThat(problem).isNotNull();
        assertThat(problem.kind()).isEqualTo(kind);
        assertThat(bench.row(id).isUsable()).isTrue();
        assertThat(bench.row(id).tokens()).isPresent();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "github | 200 | {} | OK",
                "github | 404 | {} | NOT_FOUND_OR_HIDDEN",
                "github | 422 | {} | CLIENT",
                "google_drive | 410 | {\"error\":{\"errors\":[{\"reason\":\"deleted\"}]}} | GONE",
                "google_drive | 410 | {\"error\":{\"errors\":[{\"reason\":\"fullSyncRequired\"}]}} | RESYNC",
                "dropbox | 409 | {\"error\":{\".tag\":\"path\",\"path\":{\".tag\":\"not_found\"}}} | NOT_FOUND_OR_HIDDEN",
                "slack | 200 | {\"ok\":false,\"error\":\"not_in_channel\"} | CLIENT",
                "slack | 200 | {\"ok\":true} | OK"
            })
    void answerOfTheEndpointItselfIsHandedOnWhole(String type, int status, String body, AnswerClass kind) {
        connect(type);
        vendor(type).program(Fault.reply(status, JSON, body).on("/any/call"));
        try (ApiAnswer answer = send(type)) {
            assertThat(answer.classification().kind()).isEqualTo(kind);
            assertThat(GatewayBench.text(answer)).isEqualTo(status + " " + body);
        }
    }

    @ParameterizedTest
    @CsvSource({"token_revoked, 0", "account_inactive, 0", "invalid_auth, 1"})
    void slackTellsThatTheGrantIsGoneAndTheRowSaysSo(String error, int confirmations) {
        UUID id = connect("slack");
        String body = "{\"ok\":false,\"error\":\"" + error + "\"}";
        vendor("slack").program(Fault.reply(200, JSON, body).on("/any/call"));
        vendor("slack").program(Fault.reply(200, JSON, body).on("auth.test"));

        ProblemException problem = catchThrowableOfType(ProblemException.class, () -> send("slack"));

        assertThat(problem.kind()).isEqualTo(ProblemKind.RECONNECT_NEEDED);
        assertThat(bench.row(id).needsReconnect()).isTrue();
        assertThat(vendor("slack").calls("auth.test")).hasSize(confirmations);
    }

    @Test
    void slacksInvalidAuthIsNotBelievedWhereAuthTestSucceedsAndIsCountedUntilAGoodAnswer() {
        UUID id = connect("slack");
        String body = "{\"ok\":false,\"error\":\"invalid_auth\"}";
        vendor("slack").program(Fault.reply(200, JSON, body).on("/any/call").times(1));

        ProblemException problem = catchThrowableOfType(ProblemException.class, () -> send("slack"));
        assertThat(problem.kind()).isEqualTo(ProblemKind.PROVIDER_REFUSED);
        assertThat(bench.row(id).isUsable()).isTrue();
        assertThat(bench.row(id).errorCount()).isEqualTo(1);

        vendor("slack").program(Fault.reply(200, JSON, "{\"ok\":true}").on("/any/call"));
        send("slack").close();
        assertThat(bench.row(id).errorCount()).isZero();
        assertThat(bench.row(id).lastErrorCode()).isNull();
    }

    @Test
    void missingScopeSaysWhichAndHowToAskForIt() {
        connect("slack");
        ProblemException problem =
                catchThrowableOfType(ProblemException.class, () -> bench.open("anna", "slack", "messages"));
        assertThat(problem.kind()).isEqualTo(ProblemKind.MISSING_SCOPE);
        assertThat(problem.members()).containsKeys("missingScopes", "authorization");
        assertThat(String.valueOf(problem.members().get("missingScopes"))).contains("chat:write");
    }

    @Test
    void longLimitIsToldInHours() {
        connect("google_drive");
        vendor("google_drive")
                .program(Fault.reply(403, JSON, "{\"error\":{\"errors\":[{\"reason\":\"quotaExceeded\"}]}}")
                        .on("/any/call"));
        ProblemException problem = catchThrowableOfType(ProblemException.class, () -> send("google_drive"));
        assertThat(problem.retryAfter()).isEqualTo(Duration.ofHours(1));
    }

    @Test
    void everyClassIsHandedOnOrSettled() {
        Set<AnswerClass> handedOn = EnumSet.of(
                AnswerClass.OK,
                AnswerClass.NOT_FOUND_OR_HIDDEN,
                AnswerClass.CLIENT,
                AnswerClass.RESYNC,
                AnswerClass.GONE);
        for (AnswerClass one : AnswerClass.values()) {
            assertThat(one.isHandedOn()).isEqualTo(handedOn.contains(one));
        }
    }

    private UUID connect(String type) {
        return switch (type) {
            case "github" -> bench.connect("anna", type, "read:user", "user:email");
            case "google_drive" -> bench.connect("anna", type, "openid", "email", "profile");
            case "dropbox" -> bench.connect("anna", type, "account_info.read");
            default -> bench.connect("anna", type, "users:read", "users:read.email");
        };
    }

    private VendorSimulator vendor(String type) {
        return bench.vendor(type.startsWith("google") ? "google" : type);
    }

    private ApiAnswer send(String type) {
        String path = type.equals("slack") ? "/api/any/call" : "/any/call";
        return bench.open("anna", type, "account").send(ApiRequest.get(bench.address(type, path)));
    }
}
