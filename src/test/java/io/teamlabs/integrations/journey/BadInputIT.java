package io.teamlabs.integrations.journey;

import io.teamlabs.integrations.platform.ServerKind;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Bad input of every kind at every call: a refusal that says what would be right, never a failure of the service. */
class BadInputIT {

    /** All that is amiss is told, not only the first. */
    private final SoftAssertions softly = new SoftAssertions();

    /** In decimal: WildFly takes no request of more than 10 MiB, and cuts the connection of who sends one. */
    private static final int TEN_MEGABYTES = 10_000_000;

    private static final int DEEP = 10_000;
    private static final List<String> METHODS = List.of("GET", "POST", "PUT", "PATCH", "DELETE");

    private static final List<String> BODIES = List.of(
            "",
            "{",
            "nonsense",
            "null",
            "[]",
            "\"text\"",
            "42",
            "{\"a\":1}{\"b\":2}",
            "{\"a\":1,\"a\":2}",
            "{\"a\":\"\u0000\"}",
            "{\"a\":\"\\u0000\"}",
            "{\"returnUrl\":\"\\uD800\",\"userId\":\"\\uDFFF\",\"accessToken\":\"\\uD83D\",\"service\":\"\\uD800\"}",
            "{\"returnUrl\":[],\"userId\":{},\"accessToken\":true,\"service\":null,\"settings\":\"x\",\"metadata\":7}",
            "{\"returnUrl\":\"'; DROP TABLE integrations; --\",\"userId\":\"' OR 1=1 --\",\"accessToken\":\"<script>\","
                    + "\"service\":\"'||pg_sleep(9)||'\",\"metadata\":\"<script>alert(1)</script>\"}",
            "{\"expiresIn\":1e400,\"accessToken\":\"a\",\"metadata\":{\"n\":1e400}}",
            "[".repeat(DEEP) + "]".repeat(DEEP),
            "{\"a\":".repeat(DEEP) + "1" + "}".repeat(DEEP));

    private static final List<String> SEGMENTS = List.of(
            "%00",
            "%ED%A0%80",
            "%27%20OR%201=1%20--",
            "%3Cscript%3Ealert(1)%3C%2Fscript%3E",
            "a".repeat(3000),
            "no_such_type",
            "..%2F..%2Fetc%2Fpasswd",
            "%F0%9F%92%A9",
            "%0d%0aX-Injected:%201");

    private static final List<String> QUERIES = List.of(
            "?limit=NaN",
            "?limit=-1",
            "?limit=99999999999999999999",
            "?cursor=%00",
            "?cursor=AAAA",
            "?status=%27;--",
            "?type=no_such_type",
            "?user=%3Cscript%3E",
            "?problem=perhaps",
            "?view=%00",
            "?state=%ED%A0%80&code=%00",
            "?state=a&state=b&code=c&code=d",
            "?error=%3Cscript%3Ealert(1)%3C/script%3E");

    @AfterEach
    void tellAll() {
        softly.assertAll();
    }

    @ParameterizedTest
    @EnumSource(ServerKind.class)
    @DisplayName("bar 40: bodies that are no JSON, of wrong types, too deep or with forbidden characters")
    void badBodiesAreRefused(ServerKind kind) {
        Running running = Running.on(kind);
        Person person = Person.administrator(running, Person.AURORA);
        for (Endpoint call : Endpoint.ALL) {
            for (Caller caller : takesBody(call, kind) ? callers(running, person) : List.<Caller>of()) {
                for (String body : BODIES) {
                    HttpResponse<String> answer = caller.json(call.method(), call.path(person.id()), body);
                    expectNoFailure(call + " with " + shortened(body), answer);
                    if (!call.body().isEmpty() && body.startsWith("[") && answer.statusCode() != 403) {
                        softly.assertThat(answer.statusCode())
                                .as(call + " " + shortened(body))
                                .isBetween(400, 499);
                    }
                }
            }
        }
    }

    @ParameterizedTest
    @EnumSource(ServerKind.class)
    @DisplayName("bar 40: ten megabytes are refused with 413, and the service goes on")
    void hugeBodiesAreRefused(ServerKind kind) {
        Running running = Running.on(kind);
        Person person = Person.administrator(running, Person.AURORA);
        byte[] huge = ("{\"metadata\":\"" + "x".repeat(TEN_MEGABYTES) + "\"}").getBytes(StandardCharsets.UTF_8);
        for (Endpoint call : Endpoint.ALL) {
            Caller caller = callerOf(call, running, person);
            if (!call.body().isEmpty()) {
                HttpResponse<String> answer = caller.body(
                        call.method(), call.path(person.id()), "application/json", BodyPublishers.ofByteArray(huge));
                softly.assertThat(answer.statusCode())
                        .as(call + " answered " + answer.body())
                        .isEqualTo(413);
            }
        }
    }

    @ParameterizedTest
    @EnumSource(ServerKind.class)
    @DisplayName("bar 40: wrong methods, wrong content types and wrong Accept headers")
    void requestsOfTheWrongKindAreRefused(ServerKind kind) {
        Running running = Running.on(kind);
        Person person = Person.administrator(running, Person.AURORA);
        for (Endpoint call : Endpoint.ALL) {
            Caller caller = callerOf(call, running, person);
            String path = call.path(person.id());
            for (String method : METHODS) {
                expectNoFailure(method + " " + path, caller.json(method, path, "{}"));
            }
            for (String type : List.of(
                    "text/plain",
                    "application/xml",
                    "application/x-www-form-urlencoded",
                    "nonsense",
                    "application/json; charset=utf-16",
                    "multipart/form-data")) {
                expectNoFailure(
                        call + " with " + type, caller.body(call.method(), path, type, BodyPublishers.ofString("{}")));
            }
            for (String accept : List.of("text/csv", "nonsense", "application/json;q=x")) {
                expectNoFailure(
                        call + " accepting " + accept,
                        caller.send(caller.request(path)
                                .header("Accept", accept)
                                .method(call.method(), BodyPublishers.noBody())));
            }
        }
        comeBackIntoService(running);
    }

    @ParameterizedTest
    @EnumSource(ServerKind.class)
    @DisplayName("bar 40: ids, types and parameters of every kind")
    void badPathsAndParametersAreRefused(ServerKind kind) {
        Running running = Running.on(kind);
        Person person = Person.administrator(running, Person.AURORA);
        for (Endpoint call : Endpoint.ALL) {
            Caller caller = callerOf(call, running, person);
            String body = call.body(person.id(), caller.base());
            for (String segment : SEGMENTS) {
                for (String path : List.of(
                        call.path(segment),
                        call.path(person.id()).replaceAll("google_drive|google-drive|/google/|unknown", segment))) {
                    expectNoFailure(call.method() + " " + shortened(path), caller.json(call.method(), path, body));
                }
            }
            for (String query : QUERIES) {
                expectNoFailure(call + query, caller.json(call.method(), call.path(person.id()) + query, body));
            }
        }
        comeBackIntoService(running);
    }

    /** One of the calls takes the server out of service; its readiness would say so to the next test. */
    private static void comeBackIntoService(Running running) {
        running.service("integrations:operate", Person.AURORA).json("DELETE", "/api/v1/operations/drain", "");
    }

    /**
     * Payara refuses a GET or DELETE with a body by itself, with 400, before anything of ours runs, and closes the
     * connection at once. The answer is there for who reads it; the JDK's client is still writing, and gives up.
     */
    private static boolean takesBody(Endpoint call, ServerKind kind) {
        return switch (call.method()) {
            case "GET" -> false;
            case "DELETE" -> kind != ServerKind.PAYARA;
            default -> true;
        };
    }

    private static Caller service(Running running) {
        return running.service("integrations:tokens", Person.AURORA);
    }

    private static Caller callerOf(Endpoint call, Running running, Person person) {
        return switch (call.reach()) {
            case SERVICE -> service(running);
            case OPERATOR -> running.service("integrations:operate", Person.AURORA);
            case ANYONE, SIGNED_IN, PERSON, ADMINISTRATOR, ORGANIZATION, OLD, OLD_SELF, OLD_OWN -> person.browser();
        };
    }

    private static List<Caller> callers(Running running, Person person) {
        return List.of(person.browser(), service(running));
    }

    /** Never a 5xx, never a page or trace of the server's; a refusal in our own words, which say something. */
    private void expectNoFailure(String what, HttpResponse<String> answer) {
        String told = what + " answered " + answer.statusCode() + " " + shortened(answer.body());
        softly.assertThat(answer.statusCode()).as(told).isLessThan(500);
        softly.assertThat(answer.body()).as(told).doesNotContain("\tat ", "Exception", "<script>alert(1)");
        softly.assertThat(answer.headers().firstValue("X-Injected")).isEmpty();
        if (answer.statusCode() == 400 && isProblem(answer)) {
            softly.assertThat(answer.body()).as(told).contains("\"field\":", "\"detail\":");
        }
    }

    /** What a server refuses below the application is told in its own way: a path that is no UTF-8, a GET with a body. */
    private static boolean isProblem(HttpResponse<String> answer) {
        return answer.headers().firstValue("Content-Type").orElse("").startsWith("application/problem+json");
    }

    private static String shortened(String text) {
        return text.length() <= 300 ? text : text.substring(0, 300) + "… (" + text.length() + " characters)";
    }
}
