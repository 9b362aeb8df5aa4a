package io.teamlabs.integrations.provider.google;

import static org.assertj.core.api.Assertions.assertThat;

import io.teamlabs.integrations.gateway.control.Glimpse;
import io.teamlabs.integrations.gateway.entity.AnswerClass;
import io.teamlabs.integrations.gateway.entity.Classification;
import io.teamlabs.integrations.http.entity.Headers;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GoogleApiRulesTest {

    @ParameterizedTest
    @CsvSource({
        "400, badRequest, CLIENT",
        "401, authError, REFRESH_OR_RECONNECT",
        "403, insufficientPermissions, MISSING_SCOPE",
        "403, accessNotConfigured, CONFIG",
        "403, rateLimitExceeded, RATE_LIMIT",
        "403, userRateLimitExceeded, RATE_LIMIT",
        "403, quotaExceeded, RATE_LIMIT_LONG",
        "403, dailyLimitExceeded, RATE_LIMIT_LONG",
        "403, storageQuotaExceeded, USER_ACTION",
        "403, teamDriveFileLimitExceeded, USER_ACTION",
        "403, domainPolicy, USER_ACTION",
        "403, forbiddenForNonOrganizer, CLIENT",
        "403, forbidden, CLIENT",
        "403, insufficientFilePermissions, CLIENT",
        "403, aReasonThatNobodyKnows, CLIENT",
        "404, notFound, NOT_FOUND_OR_HIDDEN",
        "409, duplicate, CLIENT",
        "410, fullSyncRequired, RESYNC",
        "410, updatedMinTooLongAgo, RESYNC",
        "410, deleted, GONE",
        "412, conditionNotMet, CLIENT",
        "429, rateLimitExceeded, RATE_LIMIT",
        "500, backendError, RETRY",
        "502, any, RETRY",
        "503, any, RETRY",
        "504, any, RETRY"
    })
    void reasonOfTheOlderFormMeans(int status, String reason, AnswerClass kind) {
        String body = "{\"error\":{\"code\":" + status + ",\"errors\":[{\"domain\":\"global\",\"reason\":\"" + reason
                + "\"}]}}";
        assertThat(classify(status, body).kind()).isEqualTo(kind);
    }

    @ParameterizedTest
    @CsvSource({
        "403, ACCESS_TOKEN_SCOPE_INSUFFICIENT, MISSING_SCOPE",
        "403, SERVICE_DISABLED, CONFIG",
        "403, RATE_LIMIT_EXCEEDED, RATE_LIMIT",
        "403, SOMETHING_ELSE, CLIENT"
    })
    void reasonOfTheNewerFormMeans(int status, String reason, AnswerClass kind) {
        String body = "{\"error\":{\"code\":403,\"status\":\"PERMISSION_DENIED\",\"details\":[{\"@type\":"
                + "\"type.googleapis.com/google.rpc.ErrorInfo\",\"reason\":\"" + reason + "\"}]}}";
        assertThat(classify(status, body).kind()).isEqualTo(kind);
    }

    @ParameterizedTest
    @CsvSource({
        "UNAUTHENTICATED, 401, REFRESH_OR_RECONNECT",
        "RESOURCE_EXHAUSTED, 429, RATE_LIMIT",
        "INTERNAL, 500, RETRY"
    })
    void statusInWordsMeans(String word, int status, AnswerClass kind) {
        Classification answer = classify(status, "{\"error\":{\"status\":\"" + word + "\"}}");
        assertThat(answer.kind()).isEqualTo(kind);
        assertThat(answer.code()).isEqualTo(word);
    }

    @Test
    void bareRefusalWithoutABodyEndsNoGrant() {
        assertThat(classify(403, "<html>").kind()).isEqualTo(AnswerClass.CLIENT);
        assertThat(classify(503, "<html>").kind()).isEqualTo(AnswerClass.RETRY);
    }

    @Test
    void complaintNamesTheParameter() {
        String body =
                "{\"error\":{\"errors\":[{\"reason\":\"invalid\",\"locationType\":\"parameter\",\"location\":\"timeMin\"}]}}";
        assertThat(classify(400, body).field()).isEqualTo("timeMin");
    }

    private static Classification classify(int status, String body) {
        Glimpse answer = new Glimpse(status, Headers.NONE, body.getBytes(StandardCharsets.UTF_8));
        return GoogleApiRules.classify(answer, Instant.EPOCH);
    }
}
