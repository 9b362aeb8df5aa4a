package io.teamlabs.integrations.provider.github;

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
import org.junit.jupiter.params.provider.ValueSource;

class GitHubApiRulesTest {

    private static final Instant NOW = Instant.parse("2026-11-28T12:00:00Z");

    @ParameterizedTest
    @CsvSource({
        "401, REFRESH_OR_RECONNECT",
        "403, CLIENT",
        "404, NOT_FOUND_OR_HIDDEN",
        "409, CLIENT",
        "410, GONE",
        "418, CLIENT",
        "422, CLIENT",
        "429, RATE_LIMIT",
        "451, CLIENT",
        "500, RETRY",
        "502, RETRY",
        "503, RETRY",
        "504, RETRY"
    })
    void statusAloneMeans(int status, AnswerClass kind) {
        assertThat(classify(status, Headers.NONE, "{\"message\":\"Nope\"}").kind())
                .isEqualTo(kind);
    }

    @Test
    void spentQuotaIsALimitUntilItsReset() {
        Headers headers = Headers.NONE
                .and("X-RateLimit-Remaining", "0")
                .and("X-RateLimit-Reset", String.valueOf(NOW.plusSeconds(90).getEpochSecond()));
        Classification answer = classify(403, headers, "{}");
        assertThat(answer.kind()).isEqualTo(AnswerClass.RATE_LIMIT);
        assertThat(answer.pause()).isEqualTo(Duration.ofSeconds(90));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "soon", "99999999999999999999", "-9223372036854775808"})
    void resetThatCannotBeReadIsAMinute(String reset) {
        Headers headers = Headers.NONE.and("x-ratelimit-remaining", "0").and("x-ratelimit-reset", reset);
        assertThat(classify(403, headers, "{}").pause()).isBetween(Duration.ZERO, Duration.ofHours(1));
    }

    @Test
    void secondaryLimitIsOneWithAndWithoutATime() {
        String body = "{\"message\":\"You have exceeded a secondary rate limit.\"}";
        assertThat(classify(403, Headers.NONE, body).kind()).isEqualTo(AnswerClass.RATE_LIMIT);
        assertThat(classify(403, Headers.NONE, body).pause()).isEqualTo(Duration.ofSeconds(60));
        assertThat(classify(403, Headers.NONE.and("Retry-After", "7"), body).pause())
                .isEqualTo(Duration.ofSeconds(7));
        assertThat(classify(429, Headers.NONE.and("Retry-After", "Sat, 28 Nov 2026 12:00:30 GMT"), "")
                        .pause())
                .isEqualTo(Duration.ofSeconds(30));
    }

    @Test
    void personMustActForSamlAndForRestrictedOrganizations() {
        assertThat(classify(403, Headers.NONE.and("X-GitHub-SSO", "required; url=https://github.com/sso"), "{}")
                        .kind())
                .isEqualTo(AnswerClass.USER_ACTION);
        String body = "{\"message\":\"Although you appear to have the correct authorization credentials, the `acme`"
                + " organization has enabled OAuth App access restrictions\"}";
        assertThat(classify(403, Headers.NONE, body).kind()).isEqualTo(AnswerClass.USER_ACTION);
    }

    @ParameterizedTest
    @ValueSource(ints = {403, 404})
    void scopeIsMissingWhereNoneOfTheAcceptedIsGranted(int status) {
        Headers headers =
                Headers.NONE.and("X-Accepted-OAuth-Scopes", "repo").and("X-OAuth-Scopes", "read:user, user:email");
        Classification answer = classify(status, headers, "{\"message\":\"Not Found\"}");
        assertThat(answer.kind()).isEqualTo(AnswerClass.MISSING_SCOPE);
        assertThat(answer.needed()).isEqualTo(ScopeSet.of("repo"));
    }

    @Test
    void scopeIsNotMissingWhereABroaderOneIsGrantedOrNothingIsKnown() {
        Headers broader =
                Headers.NONE.and("X-Accepted-OAuth-Scopes", "public_repo").and("X-OAuth-Scopes", "repo");
        assertThat(classify(404, broader, "{}").kind()).isEqualTo(AnswerClass.NOT_FOUND_OR_HIDDEN);
        Headers ofAnApp = Headers.NONE.and("X-Accepted-OAuth-Scopes", "repo");
        assertThat(classify(404, ofAnApp, "{}").kind()).isEqualTo(AnswerClass.NOT_FOUND_OR_HIDDEN);
        Headers noneNeeded = Headers.NONE.and("X-Accepted-OAuth-Scopes", "").and("X-OAuth-Scopes", "user");
        assertThat(classify(404, noneNeeded, "{}").kind()).isEqualTo(AnswerClass.NOT_FOUND_OR_HIDDEN);
    }

    @Test
    void complaintNamesTheFieldAndNothingThatWasWrittenFreely() {
        Classification answer = classify(
                422,
                Headers.NONE,
                "{\"message\":\"<script>\",\"errors\":[{\"resource\":\"Issue\",\"field\":\"title\",\"code\":\"missing_field\"}]}");
        assertThat(answer.field()).isEqualTo("title");
        assertThat(answer.code()).isEqualTo("missing_field");
        assertThat(answer.toString()).doesNotContain("script");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "403|{'message':'Repository was archived so is read-only.'}|archived",
                "403|{'message':'You must have push access to this repository.'}|no-push-access",
                "410|{'message':'Issues has been disabled in this repository.'}|issues-disabled",
                "409|{'message':'Git Repository is empty.'}|empty-repository",
                "422|{'message':'Validation Failed','errors':[{'code':'custom','message':'A pull request already exists for a:b.'}]}|pull-request-exists",
                "422|{'message':'Validation Failed','errors':[{'code':'custom','message':'No commits between a and b'}]}|no-commits"
            })
    void refusalsThatOnlyWordsTellApartHaveCodesOfOurs(int status, String body, String code) {
        Classification answer = classify(status, Headers.NONE, body.replace('\'', '"'));
        assertThat(answer.kind()).isEqualTo(AnswerClass.CLIENT);
        assertThat(answer.code()).isEqualTo(code);
    }

    @Test
    void ofScopesThatAreEachEnoughTheNarrowestIsAskedFor() {
        Headers headers =
                Headers.NONE.and("X-Accepted-OAuth-Scopes", "public_repo, repo").and("X-OAuth-Scopes", "read:user");
        assertThat(classify(404, headers, "{}").needed()).isEqualTo(ScopeSet.of("public_repo"));
    }

    private static Classification classify(int status, Headers headers, String body) {
        return GitHubApiRules.classify(new Glimpse(status, headers, body.getBytes(StandardCharsets.UTF_8)), NOW);
    }
}
