package io.teamlabs.integrations.provider.slack;

import static org.assertj.core.api.Assertions.assertThat;

import io.teamlabs.integrations.gateway.control.Glimpse;
import io.teamlabs.integrations.gateway.entity.AnswerClass;
import io.teamlabs.integrations.gateway.entity.Classification;
import io.teamlabs.integrations.http.entity.Headers;
import io.teamlabs.integrations.oauth.entity.ScopeSet;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SlackApiRulesTest {

    @ParameterizedTest
    @CsvSource({
        "token_expired, REFRESH",
        "token_revoked, RECONNECT",
        "account_inactive, RECONNECT",
        "invalid_auth, RECONNECT",
        "not_authed, CLIENT",
        "missing_scope, MISSING_SCOPE",
        "not_allowed_token_type, MISSING_SCOPE",
        "no_permission, MISSING_SCOPE",
        "org_login_required, USER_ACTION",
        "ekm_access_denied, USER_ACTION",
        "team_access_not_granted, USER_ACTION",
        "enterprise_is_restricted, USER_ACTION",
        "two_factor_setup_required, USER_ACTION",
        "not_in_channel, CLIENT",
        "channel_not_found, CLIENT",
        "is_archived, CLIENT",
        "restricted_action, CLIENT",
        "ratelimited, RATE_LIMIT",
        "message_limit_exceeded, RATE_LIMIT",
        "internal_error, RETRY",
        "fatal_error, RETRY",
        "service_unavailable, RETRY",
        "request_timeout, RETRY",
        "an_error_that_nobody_knows, CLIENT"
    })
    void errorWithTheStatusOfASuccessMeans(String error, AnswerClass kind) {
        Classification answer = classify(200, "{\"ok\":false,\"error\":\"" + error + "\"}");
        assertThat(answer.kind()).isEqualTo(kind);
        assertThat(answer.code()).isEqualTo(error);
    }

    @ParameterizedTest
    @CsvSource({"429, RATE_LIMIT", "500, RETRY", "502, RETRY", "503, RETRY", "504, RETRY", "404, CLIENT"})
    void statusMeans(int status, AnswerClass kind) {
        assertThat(classify(status, "<html>").kind()).isEqualTo(kind);
    }

    @Test
    void successIsOneWithWarningsAndWhereItIsLongerThanIsSeen() {
        assertThat(classify(200, "{\"ok\":true,\"warning\":\"missing_charset\"}")
                        .kind())
                .isEqualTo(AnswerClass.OK);
        assertThat(classify(200, "{\"ok\":false,\"error\":\"" + "x".repeat(70_000))
                        .kind())
                .isEqualTo(AnswerClass.OK);
    }

    @Test
    void missingScopeIsNamedAndTheWaitIsKept() {
        assertThat(classify(200, "{\"ok\":false,\"error\":\"missing_scope\",\"needed\":\"chat:write,files:write\"}")
                        .needed())
                .isEqualTo(ScopeSet.of("chat:write", "files:write"));
        Glimpse limited = new Glimpse(429, Headers.NONE.and("Retry-After", "30"), new byte[0]);
        assertThat(SlackApiRules.classify(limited, Instant.EPOCH).pause()).isEqualTo(Duration.ofSeconds(30));
    }

    private static Classification classify(int status, String body) {
        byte[] bytes = body.substring(0, Math.min(body.length(), 64 * 1024)).getBytes(StandardCharsets.UTF_8);
        return SlackApiRules.classify(new Glimpse(status, Headers.NONE, bytes), Instant.EPOCH);
    }
}
