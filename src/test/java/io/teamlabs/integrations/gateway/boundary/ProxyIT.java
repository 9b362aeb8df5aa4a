package io.teamlabs.integrations.gateway.boundary;

import static org.assertj.core.api.Assertions.assertThat;

import io.teamlabs.integrations.platform.LiveHeap;
import io.teamlabs.integrations.platform.ServerKind;
import io.teamlabs.integrations.simulator.github.GitHubSimulator;
import io.teamlabs.integrations.simulator.wire.Answer;
import io.teamlabs.integrations.simulator.wire.Call;
import io.teamlabs.integrations.simulator.wire.Effect;
import io.teamlabs.integrations.simulator.wire.Fault;
import io.teamlabs.integrations.simulator.wire.Halt;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.AfterParameterizedClassInvocation;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The proxy and uploads over HTTP, on both servers. */
@ParameterizedClass
@EnumSource(ServerKind.class)
@SuppressWarnings("NullAway.Init") // JUnit fills both fields before any test
class ProxyIT {

    /** The servers themselves need about a third of it. */
    private static final String HEAP = "256m";

    private static final long MUCH = 200 * LiveHeap.MEBIBYTE;
    private static final int PART = 8 * 1024 * 1024;
    private static ProxyStage stage;

    @Parameter
    ServerKind kind;

    @BeforeParameterizedClassInvocation
    static void start(ServerKind kind) {
        stage = new ProxyStage(kind, HEAP);
        stage.connect("github", stage.simulators().github(), "read:user", "user:email", "repo");
    }

    @AfterParameterizedClassInvocation
    static void stop() {
        stage.close();
    }

    @AfterEach
    void forget() {
        github().forgetCalls();
        github().reset();
    }

    @Test
    void callGoesOutWithTheTokenAndItsAnswerComesBack() {
        HttpResponse<String> answer = stage.send("GET", stage.path("github", "user?a=b%20c&d=%2F"));

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).contains("\"login\"");
        assertThat(answer.headers().firstValue("X-OAuth-Scopes")).isPresent();
        assertThat(last().request().rawQuery()).isEqualTo("a=b%20c&d=%2F");
        assertThat(last().request().header("X-GitHub-Api-Version")).contains("2022-11-28");
    }

    @ParameterizedTest
    @ValueSource(strings = {"POST", "PUT", "PATCH"})
    void everyMethodGoesOutWithItsBody(String method) {
        program(method + " /github/api/echo", (request, endpoint) -> Answer.text(201, request.body()));
        HttpResponse<String> answer = stage.send(
                method,
                stage.path("github", "echo"),
                BodyPublishers.ofString("{\"title\":\"ä\"}"),
                BodyHandlers.ofString(),
                "Content-Type",
                "application/json");
        assertThat(answer.statusCode()).isEqualTo(201);
        assertThat(answer.body()).isEqualTo("{\"title\":\"ä\"}");
        assertThat(last().request().header("Content-Type")).contains("application/json");
    }

    /** Payara takes no body with it. */
    @Test
    void deleteGoesOut() {
        program("DELETE /github/api/thing", (request, endpoint) -> Answer.empty(204));
        assertThat(stage.send("DELETE", stage.path("github", "thing")).statusCode())
                .isEqualTo(204);
    }

    @Test
    void headHasNoBodyAndProvidersRefusalIsHandedOn() {
        assertThat(stage.send("HEAD", stage.path("github", "user")).statusCode())
                .isEqualTo(405);
        HttpResponse<String> answer = stage.send("GET", stage.path("github", "nothing/here"));
        assertThat(answer.statusCode()).isEqualTo(404);
    }

    @ParameterizedTest
    @DisplayName("bar 27: a path that could be read as another path or another host is refused, naming the field")
    @ValueSource(
            strings = {
                "user%2Femails",
                "user%2femails",
                "user%5Cemails",
                "user%5cemails",
                "http://evil.example/x",
                "//evil.example/x",
                "/evil.example/x",
                "@evil.example/x",
                "a:b@evil.example/x",
                "http:evil.example",
                "%40evil.example/x",
                "%2e%2e/admin",
                "user/%2E%2E/%2e%2e/x",
                "user/.%2e/x",
                "user%0d%0aHost:%20evil.example",
                "user%00x",
                "2130706433//x",
                "http://2130706433/x",
                "http://[::ffff:169.254.169.254]/x"
            })
    void disguisedPathsAreRefused(String path) {
        String answer = stage.raw(stage.path("github", path));
        assertThat(answer).startsWith("HTTP/1.1 400");
        // These two Payara refuses by itself, before anything of ours runs, and without a word.
        if (kind == ServerKind.WILDFLY || !path.toLowerCase(Locale.ROOT).matches(".*%(5c|00).*")) {
            assertThat(answer).contains("\"field\":\"path\"");
        }
        assertThat(github().calls()).isEmpty();
    }

    @ParameterizedTest
    @DisplayName("bar 27: whatever a server makes of dots and backslashes, no call leaves for elsewhere")
    @ValueSource(strings = {"../../../../x", "user/../../x", "user/./x", "..\\x", "user\\..\\x"})
    void plainDotsAndBackslashesReachNothing(String path) {
        assertThat(stage.raw(stage.path("github", path))).startsWith("HTTP/1.1 4");
        assertThat(github().calls()).isEmpty();
    }

    @ParameterizedTest
    @DisplayName("bar 27: a redirect to an address that is not public is not followed")
    @ValueSource(
            strings = {
                "http://169.254.169.254/latest/meta-data",
                "http://[::ffff:169.254.169.254]/x",
                "http://2852039166/x",
                "https://10.0.0.1/x",
                "file:///etc/passwd"
            })
    void redirectsToForbiddenAddressesAreNotFollowed(String location) {
        program("GET /github/api/user", (request, endpoint) -> Answer.redirect(location));
        HttpResponse<String> answer = stage.send("GET", stage.path("github", "user"));
        assertThat(answer.statusCode()).isIn(302, 502);
        assertThat(answer.body()).doesNotContain("meta-data");
    }

    @Test
    @DisplayName("bar 28: credentials are dropped on a redirect to another host, and kept on the same")
    void credentialsStayBehindOnARedirectElsewhere() {
        String here = stage.simulators().baseUri().toString();
        String elsewhere = here.replace("127.0.0.1", "localhost");
        program("GET /github/api/old", (request, endpoint) -> Answer.redirect(301, here + "/github/api/user"));
        assertThat(stage.send("GET", stage.path("github", "old")).body()).contains("\"login\"");

        program("GET /github/api/far", (request, endpoint) -> Answer.redirect(elsewhere + "/github/api/user"));
        HttpResponse<String> answer = stage.send("GET", stage.path("github", "far"));
        assertThat(last().request().header("Authorization")).isEmpty();
        assertThat(answer.statusCode()).isNotEqualTo(200);
    }

    @Test
    @DisplayName("bar 28: hop-by-hop headers, cookies and the caller's token are never forwarded")
    void headersOfOneConnectionAndCredentialsAreNotForwarded() {
        program(
                "GET /github/api/user",
                (request, endpoint) -> endpoint.answer(request)
                        .with("Set-Cookie", "a=b")
                        .with("Keep-Alive", "timeout=5")
                        .with("X-Fine", "yes"));
        HttpResponse<String> answer = stage.send(
                "GET",
                stage.path("github", "user"),
                "Cookie",
                "session=1",
                "TE",
                "trailers",
                "Proxy-Authorization",
                "Basic x",
                "X-Mine",
                "yes");
        assertThat(answer.headers().map())
                .doesNotContainKeys("set-cookie", "Set-Cookie")
                .containsKey("x-fine");
        assertThat(last().request().headerNames())
                .contains("x-mine")
                .doesNotContain("cookie", "te", "proxy-authorization", "upload-id");
        assertThat(last().request().header("Authorization").orElse("")).doesNotContain(stage.backend());
        assertThat(answer.headers().firstValue("Content-Security-Policy")).contains("sandbox");
    }

    @Test
    void problemsOfTheGatewayAreToldAsProblems() {
        stage.connect("dropbox", stage.simulators().dropbox(), "account_info.read");
        stage.simulators().dropbox().program(Fault.tooManyRequests("3000").on("get_current_account"));
        HttpResponse<String> limited = stage.send("POST", stage.path("dropbox", "2/users/get_current_account"));
        assertThat(limited.statusCode()).isEqualTo(429);
        assertThat(limited.headers().firstValue("Retry-After")).isPresent();
        assertThat(limited.headers().firstValue("Content-Type")).contains("application/problem+json");
    }

    @Test
    void twoHundredMebibytesStreamBothWaysWithinSixtyFour() throws IOException {
        LongTransfers transfers = new LongTransfers(stage);
        transfers.download(2 * PART, Halt.NEVER);
        transfers.sendOn(transfers.bring(2 * PART, Halt.NEVER), 2 * PART, Halt.NEVER);
        LiveHeap heap = LiveHeap.atRest(kind, stage.server());

        transfers.download(MUCH, new Halt(MUCH / 2, () -> heap.readIn("an answer that comes back")));
        // Half of a part beyond the middle, so that the part is under way.
        Halt coming = new Halt((MUCH + PART) / 2, () -> heap.readIn("a part that comes in"));
        String upload = transfers.bring(MUCH, coming);
        transfers.sendOn(upload, MUCH, new Halt(MUCH / 2, () -> heap.readIn("an upload that goes out")));

        assertThat(heap.growth())
                .hasSize(3)
                .allSatisfy((what, more) -> assertThat(more).as(what).isLessThanOrEqualTo(64 * LiveHeap.MEBIBYTE));
    }

    @Test
    @DisplayName("bar 40: parts that do not fit, and bodies over the bound, are refused naming what is wrong")
    void partsThatDoNotFitAreRefused() {
        HttpResponse<String> begun = stage.send(
                "POST",
                stage.uploads(),
                BodyPublishers.ofString("{\"size\":10}"),
                BodyHandlers.ofString(),
                "Content-Type",
                "application/json");
        assertThat(begun.statusCode()).isEqualTo(201);
        String id = LongTransfers.json(begun).getString("id");

        assertThat(part(id, "bytes 5-9/10", new byte[5]).statusCode()).isEqualTo(409);
        for (String range : List.of("", "bytes 0-4/11", "bytes 4-0/10", "bytes 0-10/10", "pages 1-2/10")) {
            HttpResponse<String> refused = part(id, range.isEmpty() ? "x" : range, new byte[5]);
            assertThat(refused.statusCode()).isEqualTo(400);
            assertThat(refused.body()).contains("\"field\":\"Content-Range\"");
        }
        assertThat(part(id, "bytes 0-4/10", new byte[6]).statusCode()).isEqualTo(413);
        assertThat(part(id, "bytes 0-4/10", new byte[PART + 1]).statusCode()).isEqualTo(413);
        assertThat(part(id, "bytes 0-4/10", new byte[5]).statusCode()).isEqualTo(200);
        assertThat(part(id, "bytes 0-6/10", new byte[7]).body()).contains("\"received\":7");
        HttpResponse<String> unfinished = stage.send("PUT", stage.path("github", "big"), "Upload-Id", id);
        assertThat(unfinished.statusCode()).isEqualTo(409);

        HttpResponse<String> large = stage.send(
                "POST",
                stage.path("github", "echo"),
                BodyPublishers.ofByteArray(new byte[10_200_000]),
                BodyHandlers.ofString());
        assertThat(large.statusCode()).as(large.body()).isEqualTo(413);
        assertThat(github().calls()).isEmpty();
    }

    private static HttpResponse<String> part(String id, String range, byte[] bytes) {
        return stage.send(
                "PUT",
                stage.uploads() + "/" + id,
                BodyPublishers.ofByteArray(bytes),
                BodyHandlers.ofString(),
                "Content-Range",
                range);
    }

    private static GitHubSimulator github() {
        return stage.simulators().github();
    }

    private static Call last() {
        List<Call> calls = github().calls();
        return calls.get(calls.size() - 1);
    }

    private static void program(String on, Effect effect) {
        github().program(new Fault("programmed", on, Fault.ALWAYS, effect));
    }
}
