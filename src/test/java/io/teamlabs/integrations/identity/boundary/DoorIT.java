package io.teamlabs.integrations.identity.boundary;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import io.teamlabs.integrations.identity.control.Tokens;
import io.teamlabs.integrations.platform.ServerKind;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Date;
import java.util.List;
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

/** Who is let in, from where, and what bad requests are told, on both servers. */
@ParameterizedClass
@SuppressWarnings("NullAway.Init") // JUnit fills the fields
@EnumSource(ServerKind.class)
class DoorIT {

    private static final int ADMINISTRATOR = 0;
    private static final int MEMBER = 1;
    private static final String JSON = "application/json";
    private static DoorStage stage;

    @Parameter
    ServerKind kind;

    @BeforeParameterizedClassInvocation
    static void start(ServerKind kind) {
        stage = new DoorStage(kind);
    }

    @AfterParameterizedClassInvocation
    static void stop() {
        stage.close();
    }

    @Test
    void meSaysWhoOneIs() {
        assertThat(me(stage.token(ADMINISTRATOR)).body())
                .contains(
                        "\"kind\":\"user\"",
                        "\"administrator\":true",
                        stage.person(ADMINISTRATOR).email())
                .contains("\"organization\":{\"id\":\""
                        + stage.person(ADMINISTRATOR).organizationId() + "\"");
        JWTClaimsSet.Builder service = stage.claims("backend")
                .claim("scope", "integrations:act integrations:tokens")
                .claim("org", stage.person(MEMBER).organizationId());
        assertThat(me(Tokens.bySecret(service)).body())
                .contains("\"kind\":\"service\"", "[\"integrations:act\",\"integrations:tokens\"]");
    }

    @Test
    @DisplayName("bar 26: whatever is wrong with a token, the same 401 says how to authenticate and nothing more")
    void badTokensAllGetTheSameAnswer() {
        String user = stage.person(MEMBER).id();
        HttpResponse<String> without = stage.get("v1/me");
        assertThat(without.headers().firstValue("WWW-Authenticate"))
                .hasValueSatisfying(
                        challenge -> assertThat(challenge).startsWith("Bearer").doesNotContain("error"));
        for (String token : List.of(
                new PlainJWT(stage.claims(user).build()).serialize(),
                Tokens.bySecret(stage.claims(user)
                        .expirationTime(Date.from(Instant.now().minusSeconds(60)))),
                Tokens.bySecret(
                        stage.claims(user).notBeforeTime(Date.from(Instant.now().plusSeconds(600)))),
                Tokens.bySecret(
                        "another-secret-of-more-than-32-bytes".getBytes(StandardCharsets.UTF_8), stage.claims(user)),
                Tokens.byRsa(Tokens.RSA, stage.claims(user)),
                Tokens.bySecret(stage.claims(user).claim("id", null)),
                "garbage",
                "a.b.c")) {
            HttpResponse<String> refused = me(token);
            assertThat(refused.statusCode()).isEqualTo(401);
            assertThat(refused.body()).isEqualTo(without.body());
            assertThat(refused.headers().allValues("WWW-Authenticate"))
                    .isEqualTo(without.headers().allValues("WWW-Authenticate"));
        }
    }

    @ParameterizedTest
    @DisplayName("bar 26: every call but those for anyone is refused without a token")
    @CsvSource({
        "GET, v1/me",
        "GET, v1/types",
        "GET, v1/users/a/integrations",
        "GET, v1/users/a/integrations/github",
        "PATCH, v1/users/a/integrations/github",
        "DELETE, v1/users/a/integrations/github",
        "POST, v1/users/a/integrations/github/authorization",
        "PUT, v1/users/a/integrations/github/tokens",
        "GET, v1/users/a/integrations/github/token",
        "POST, v1/users/a/integrations/github/refresh",
        "POST, v1/users/a/integrations/github/errors/reset",
        "GET, v1/integrations",
        "GET, v1/integrations/problems",
        "GET, v1/integrations/expired",
        "GET, auth/integrations/a",
        "POST, google/initiate"
    })
    void everyCallNeedsAToken(String method, String path) {
        String body = List.of("POST", "PUT", "PATCH").contains(method) ? "{}" : "";
        HttpResponse<String> refused = stage.send(method, path, body, "Content-Type", JSON);
        assertThat(refused.statusCode()).isEqualTo(401);
        assertThat(refused.headers().firstValue("WWW-Authenticate")).isPresent();
    }

    @Test
    void userOfATokenWhomTheTableLacksIsToldSo() {
        HttpResponse<String> refused = me(Tokens.bySecret(stage.claims("gone")));
        assertThat(refused.statusCode()).isEqualTo(403);
        assertThat(refused.body()).contains("urn:teamlabs:problem:unknown-user");
    }

    @Test
    void preflightOfAnAllowedPageIsAnsweredWithoutAToken() {
        HttpResponse<String> answer = preflight(DoorStage.ORIGIN);
        assertThat(answer.statusCode()).isEqualTo(204);
        assertThat(header(answer, "Access-Control-Allow-Origin")).isEqualTo(DoorStage.ORIGIN);
        assertThat(header(answer, "Access-Control-Allow-Credentials")).isEqualTo("true");
        assertThat(header(answer, "Access-Control-Allow-Methods")).contains("POST", "DELETE", "PATCH");
        assertThat(header(answer, "Access-Control-Allow-Headers")).contains("authorization");
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://evil.example", "null", "https://app.example.com.evil", "http://app.example.com"})
    void otherPagesGetNothingFromTheirBrowser(String origin) {
        assertThat(header(preflight(origin), "Access-Control-Allow-Origin")).isEmpty();
        HttpResponse<String> answer = stage.get("console", "Origin", origin);
        assertThat(header(answer, "Access-Control-Allow-Origin")).isEmpty();
        assertThat(header(answer, "Vary")).contains("Origin");
    }

    @Test
    void refusalsTooCanBeReadByAnAllowedPage() {
        for (String path : List.of("v1/me", "v1/nothing")) {
            HttpResponse<String> refused = stage.get(path, "Origin", DoorStage.ORIGIN);
            assertThat(refused.statusCode()).isBetween(400, 499);
            assertThat(header(refused, "Access-Control-Allow-Origin")).isEqualTo(DoorStage.ORIGIN);
            assertThat(header(refused, "Cache-Control")).isEqualTo("no-store");
        }
    }

    @ParameterizedTest
    @DisplayName("bar 40: bodies that are wrong are a problem that names the field")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{ | body",
                "`` | body",
                "[] | body",
                "{\"returnUrl\":5} | returnUrl",
                "{\"returnUrl\":\"\\u0000\"} | returnUrl",
                "{\"returnUrl\":\"\\ud800\"} | returnUrl",
                "{\"returnUrl\":\"a\",\"returnUrl\":\"b\"} | returnUrl",
                "{\"retrunUrl\":\"a\"} | retrunUrl",
                "{\"returnUrl\":1e999999999} | returnUrl",
                "{\"capabilities\":\"'; DROP TABLE users; --\"} | returnUrl"
            })
    void wrongBodiesNameTheField(String body, String field) {
        problem(authorize(body.getBytes(StandardCharsets.UTF_8), JSON), 400, field);
    }

    @Test
    @DisplayName("bar 40: raw surrogates, 10,000 levels and 10 MB are a 4xx that names the body")
    void monstrousBodiesAreRefused() {
        byte[] surrogate = "{\"returnUrl\":\"\u00ED\u00A0\u0080\"}".getBytes(StandardCharsets.ISO_8859_1);
        problem(authorize(surrogate, JSON), 400, "body");
        problem(authorize("[".repeat(10_000).getBytes(StandardCharsets.UTF_8), JSON), 400, "body");
        problem(authorize(new byte[10_000_000], JSON), 413, "body");
    }

    @ParameterizedTest
    @DisplayName("bar 40: wrong and malformed content types are a 415 that says which is right")
    @ValueSource(
            strings = {
                "text/plain",
                "nonsense",
                "a/b/c",
                "application/x-www-form-urlencoded",
                "application/json; charset=utf-16"
            })
    void wrongContentTypesAreRefused(String type) {
        problem(authorize("{}".getBytes(StandardCharsets.UTF_8), type), 415, "Content-Type");
    }

    @Test
    @DisplayName("bar 40: wrong methods, addresses and wishes are a 4xx that says what is right")
    void wrongRequestsAreRefused() {
        String token = "Bearer " + stage.token(MEMBER);
        problem(stage.send("DELETE", "v1/me", "", "Authorization", token), 405, "method");
        assertThat(header(stage.send("DELETE", "v1/me", "", "Authorization", token), "Allow"))
                .contains("GET");
        problem(stage.get("v1/me", "Authorization", token, "Accept", "text/html"), 406, "Accept");
        problem(stage.get("v1/me", "Authorization", token, "Accept", "nonsense"), 400, "Accept");
        problem(stage.get("v1/nothing", "Authorization", token), 404, "path");
        problem(stage.get("v1/users/a%20b/integrations", "Authorization", token), 400, "userId");
        problem(stage.get("v1/users/" + "x".repeat(65) + "/integrations", "Authorization", token), 400, "userId");
        problem(stage.get("v1/users/%3Cscript%3E/integrations", "Authorization", token), 400, "userId");
        for (String path : List.of("v1/users/%00/integrations", "v1/users/a/integrations/%ff")) {
            assertThat(stage.get(path, "Authorization", token).statusCode()).isBetween(400, 499);
        }
    }

    @Test
    @DisplayName("bar 40: a request without body and type is told what it lacks")
    void requestWithoutBodyAndTypeIsRefused() {
        String path = "v1/users/" + stage.person(MEMBER).id() + "/integrations/github/authorization";
        HttpResponse<String> refused = stage.send("POST", path, "", "Authorization", "Bearer " + stage.token(MEMBER));
        // RESTEasy misses the type first, Jersey the body.
        switch (kind) {
            case PAYARA -> problem(refused, 400, "body");
            case WILDFLY -> problem(refused, 415, "Content-Type");
        }
    }

    @Test
    @DisplayName("bar 9: tokens that were sent stand in no log")
    void tokensStandInNoLog() {
        String good = stage.token(MEMBER);
        String bad = Tokens.bySecret(
                "another-secret-of-more-than-32-bytes".getBytes(StandardCharsets.UTF_8), stage.claims("x"));
        me(good);
        me(bad);
        assertThat(stage.log()).doesNotContain(good).doesNotContain(bad).doesNotContain(Tokens.SECRET);
    }

    private static HttpResponse<String> authorize(byte[] body, String type) {
        String path = "v1/users/" + stage.person(MEMBER).id() + "/integrations/github/authorization";
        return stage.send("POST", path, body, "Authorization", "Bearer " + stage.token(MEMBER), "Content-Type", type);
    }

    private static HttpResponse<String> preflight(String origin) {
        return stage.send(
                "OPTIONS",
                "v1/me",
                "",
                "Origin",
                origin,
                "Access-Control-Request-Method",
                "POST",
                "Access-Control-Request-Headers",
                "authorization,content-type");
    }

    private static HttpResponse<String> me(String token) {
        return stage.get("v1/me", "Authorization", "Bearer " + token);
    }

    private static void problem(HttpResponse<String> answer, int status, String field) {
        assertThat(answer.body())
                .contains("\"field\":\"" + field + "\"", "\"status\":" + status)
                .doesNotContain("Exception");
        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(header(answer, "Content-Type")).startsWith("application/problem+json");
    }

    private static String header(HttpResponse<String> answer, String name) {
        return String.join(", ", answer.headers().allValues(name));
    }
}
