package io.teamlabs.integrations.journey;

import static org.assertj.core.api.Assertions.assertThat;

import io.teamlabs.integrations.platform.ServerKind;
import java.net.http.HttpResponse;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Callers who call too often, on both servers. */
class CallerLimitIT {

    private static final String POLICY = "\"user\";q=1200;w=60";
    private static final int MANY = 2_000;

    private static List<String> header(HttpResponse<String> answer, String name) {
        return answer.headers().allValues(name);
    }

    @ParameterizedTest
    @EnumSource(ServerKind.class)
    void everyAnswerSaysWhatTheCallerHasLeft(ServerKind kind) {
        Running running = Running.on(kind);
        Caller browser = Person.member(running, Person.AURORA).browser();

        HttpResponse<String> first = browser.get("/api/v1/me");
        HttpResponse<String> second = browser.get("/api/v1/users/nobody/integrations");

        assertThat(first.statusCode()).isEqualTo(200);
        assertThat(header(first, "RateLimit-Policy")).containsExactly(POLICY);
        assertThat(header(first, "RateLimit")).containsExactly("\"user\";r=299;t=1");
        assertThat(header(first, "Access-Control-Expose-Headers").get(0)).contains("RateLimit, RateLimit-Policy");
        assertThat(second.statusCode()).isEqualTo(404);
        assertThat(header(second, "RateLimit-Policy")).containsExactly(POLICY);
        assertThat(header(running.anonymous().get("/api/console"), "RateLimit-Policy"))
                .containsExactly("\"anyone\";q=60000;w=60");
        assertThat(header(running.anonymous().get("/api/health/live"), "RateLimit-Policy"))
                .isEmpty();
    }

    @ParameterizedTest
    @EnumSource(ServerKind.class)
    @DisplayName("bar 40: one call too many gets a 429 that says when to come again, in the form of the call")
    void oneCallTooManyIsRefusedInTheFormOfTheCall(ServerKind kind) {
        Running running = Running.on(kind);
        Person person = Person.member(running, Person.AURORA);
        HttpResponse<String> answer = person.browser().get("/api/v1/me");
        for (int call = 0; call < MANY && answer.statusCode() == 200; call++) {
            answer = person.browser().get("/api/v1/me");
        }

        assertThat(answer.statusCode()).isEqualTo(429);
        assertThat(answer.body())
                .contains("\"type\":\"urn:teamlabs:problem:rate-limited\"", "1200 calls in 60 seconds");
        assertThat(header(answer, "Content-Type").get(0)).startsWith("application/problem+json");
        assertThat(header(answer, "RateLimit")).containsExactly("\"user\";r=0;t=1");
        assertThat(header(answer, "RateLimit-Policy")).containsExactly(POLICY);
        assertThat(header(answer, "Retry-After")).containsExactly("1");

        HttpResponse<String> old = refusedOld(person);
        assertThat(old.statusCode()).isEqualTo(429);
        assertThat(old.body()).contains("\"success\":false").doesNotContain("urn:teamlabs");
        assertThat(Person.member(running, Person.AURORA)
                        .browser()
                        .get("/api/v1/me")
                        .statusCode())
                .isEqualTo(200);
    }

    /** A token comes every twentieth of a second, so it may need several calls to be refused. */
    private static HttpResponse<String> refusedOld(Person person) {
        HttpResponse<String> answer = person.browser().get("/api/auth/integrations/" + person.id());
        for (int call = 0; call < MANY && answer.statusCode() == 200; call++) {
            answer = person.browser().get("/api/auth/integrations/" + person.id());
        }
        return answer;
    }
}
