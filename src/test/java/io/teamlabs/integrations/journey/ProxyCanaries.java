package io.teamlabs.integrations.journey;

import static org.assertj.core.api.Assertions.assertThat;

import io.teamlabs.integrations.simulator.grant.VendorSimulator;
import io.teamlabs.integrations.simulator.wire.Answer;
import io.teamlabs.integrations.simulator.wire.Call;
import io.teamlabs.integrations.simulator.wire.Effect;
import io.teamlabs.integrations.simulator.wire.Fault;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Calls through the proxy and uploads that carry secrets of their own, beside those that the vendors give: the caller's
 * token, cookie and further credentials, and what a provider puts into cookies and into the words of its refusals.
 */
final class ProxyCanaries {

    private static final String COOKIE_SENT = "canary-1f6e0c9d7b5a48e2-sent-as-cookie";
    private static final String BASIC_SENT = "canary-83b1d2f4c6e0497a-sent-as-basic";
    private static final String QUERY_SENT = "canary-5c7e9a1b3d2f4068-sent-in-query";
    private static final String COOKIE_GIVEN = "canary-d4f60b8c1a3e5927-given-as-cookie";
    private static final String WORD_GIVEN = "canary-90a7c5e3b1d8426f-given-in-refusal";
    private static final String TRIED = "/github/api/tried";

    private final Person person;
    private final VendorSimulator github;
    private final Caller backend;
    private final String token;

    ProxyCanaries(Running running, Person person) {
        this.person = person;
        this.github = person.vendorOf("github");
        this.token =
                running.simulators().teamLabs().serviceToken("backend", "integrations:act", Optional.of(Person.AURORA));
        this.backend = new Caller(running, token);
    }

    /** Returns what must not come out anywhere. A token's signature is what makes it one. */
    Set<String> secrets() {
        String signature = token.substring(token.lastIndexOf('.') + 1);
        return new TreeSet<>(List.of(token, signature, COOKIE_SENT, BASIC_SENT, QUERY_SENT, COOKIE_GIVEN, WORD_GIVEN));
    }

    /**
     * Calls that go well, that the provider refuses, that break, and that the gateway itself refuses. What a call means is
     * for its caller to read, so only refusals that end in a problem have words that must not come out.
     */
    void callThroughTheProxy() {
        github.program(tried((request, endpoint) -> giving(Answer.text(200, "fine"))));
        assertThat(call("tried").body()).isEqualTo("fine");
        for (int status : new int[] {301, 400, 403, 404, 422}) {
            github.program(tried((request, endpoint) -> giving(Answer.empty(status))));
            assertThat(call("tried").statusCode()).isEqualTo(status);
        }
        for (int status : new int[] {500, 503}) {
            refused(status);
        }
        github.program(Fault.answerLost().on(TRIED).times(1));
        call("tried");
        // Both take something from the calls that follow: the connection, and a minute.
        github.program(tried((request, endpoint) -> giving(Answer.text(401, WORD_GIVEN))));
        refused(401);
        github.reset();
        person.connect("github");
        refused(429);
        call("..%2Ftried");
        assertThat(heard())
                .isNotEmpty()
                .allSatisfy(head -> assertThat(head).doesNotContain(token, COOKIE_SENT, BASIC_SENT));
    }

    private void refused(int status) {
        github.program(tried((request, endpoint) -> giving(Answer.text(status, WORD_GIVEN))));
        assertThat(call("tried").statusCode()).isGreaterThanOrEqualTo(400);
    }

    private static Fault tried(Effect effect) {
        return new Fault("canary", TRIED, 1, effect);
    }

    private static Answer giving(Answer answer) {
        return answer.with("Set-Cookie", "session=" + COOKIE_GIVEN + "; Path=/; HttpOnly")
                .with("Set-Cookie2", "session=" + COOKIE_GIVEN);
    }

    private HttpResponse<String> call(String path) {
        return backend.send(backend.request(person.path("github") + "/proxy/" + path + "?key=" + QUERY_SENT)
                .header("Cookie", "session=" + COOKIE_SENT)
                .header("Proxy-Authorization", "Basic " + BASIC_SENT)
                .POST(BodyPublishers.ofString("{}")));
    }

    /** The headers that the provider was sent. */
    private List<String> heard() {
        List<String> heads = new ArrayList<>();
        for (Call call : github.calls(TRIED)) {
            call.request()
                    .headerNames()
                    .forEach(name -> heads.add(name + ": " + call.request().headers(name)));
        }
        return heads;
    }

    /** An upload that is begun, filled, asked for, refused in several ways and removed. */
    void uploadInParts() {
        String uploads = "/api/v1/users/" + person.id() + "/uploads";
        String id = Caller.json(backend.post(uploads, "{\"size\":10}")).getString("id");
        for (String range : List.of("bytes 0-4/10", "bytes 0-4/10", "bytes 5-9/11", COOKIE_SENT)) {
            backend.send(backend.request(uploads + "/" + id)
                    .header("Content-Range", range)
                    .header("Cookie", "session=" + COOKIE_SENT)
                    .PUT(BodyPublishers.ofByteArray(new byte[5])));
        }
        backend.get(uploads + "/" + id + "?key=" + QUERY_SENT);
        backend.send(backend.request(person.path("github") + "/proxy/tried")
                .header("Upload-Id", id)
                .PUT(BodyPublishers.noBody()));
        assertThat(backend.delete(uploads + "/" + id).statusCode()).isEqualTo(204);
    }
}
