package io.teamlabs.integrations.http.control;

import static org.assertj.core.api.Assertions.assertThat;

import io.teamlabs.integrations.http.Stages;
import io.teamlabs.integrations.http.entity.OutgoingAnswer;
import io.teamlabs.integrations.http.entity.OutgoingFailure;
import io.teamlabs.integrations.http.entity.OutgoingFailure.Kind;
import io.teamlabs.integrations.http.entity.OutgoingRequest;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class OutgoingHttpTest {

    private static final Duration DEADLINE = Duration.ofMillis(1500);

    private final OutgoingHttp http =
            OutgoingHttp.started(new HttpSettings(Duration.ofMillis(700), DEADLINE, Set.of("localhost"), 16));

    @AfterEach
    void stop() {
        http.stop();
    }

    @Test
    void answersStatusHeadersAndBodyWhateverTheStatus() throws IOException {
        try (RawServer server = RawServer.writing(
                "HTTP/1.1 404 Not Found\r\nContent-Length: 5\r\nX-Kind: one\r\nx-kind: two\r\n\r\nhello")) {
            OutgoingAnswer answer = send(OutgoingRequest.get(server.uri("/")));
            assertThat(answer.status()).isEqualTo(404);
            assertThat(answer.header("X-KIND")).contains("one, two");
            assertThat(answer.text()).isEqualTo("hello");
        }
    }

    @Test
    void sendsAUserAgentAndNothingThatWasNotAsked() throws Exception {
        try (RawServer server = RawServer.writing("HTTP/1.1 204 No Content\r\n\r\n")) {
            send(OutgoingRequest.post(server.uri("/empty")));
            assertThat(server.heads.take())
                    .startsWith("POST /empty HTTP/1.1")
                    .contains("User-Agent: TeamLabs-Integrations", "Content-Length: 0")
                    .doesNotContain("Content-Type", "Accept-Encoding", "Cookie", "Upgrade", "Expect");
        }
    }

    @Test
    void sendsABodyWithDeleteAsGitHubWantsIt() throws Exception {
        try (RawServer server = new RawServer(connection -> {
            byte[] body = connection.getInputStream().readNBytes(7);
            String answer = "HTTP/1.1 200 OK\r\nContent-Length: 7\r\n\r\n" + new String(body, StandardCharsets.UTF_8);
            connection.getOutputStream().write(answer.getBytes(StandardCharsets.UTF_8));
        })) {
            OutgoingAnswer answer =
                    send(OutgoingRequest.of("DELETE", server.uri("/token")).json("{\"a\":1}"));
            assertThat(answer.text()).isEqualTo("{\"a\":1}");
            assertThat(server.heads.take()).startsWith("DELETE ").contains("Content-Type: application/json");
        }
    }

    @Test
    @DisplayName("bar 6: a server that never answers is given up at the deadline, and its connection closed")
    void silentServerEndsAtTheDeadline() throws Exception {
        try (RawServer server = new RawServer(connection -> {
            if (connection.getInputStream().read() < 0) {
                throw new IOException("closed by the client");
            }
        })) {
            Instant begin = Instant.now();
            OutgoingFailure failure = failure(OutgoingRequest.post(server.uri("/token")));
            assertThat(failure.kind()).isEqualTo(Kind.DEADLINE);
            assertThat(failure.maybeHeard()).isTrue();
            assertThat(Duration.between(begin, Instant.now())).isBetween(DEADLINE, DEADLINE.plusSeconds(3));
            assertThat(server.givenUp.poll(5, TimeUnit.SECONDS)).isNotNull();
        }
    }

    @Test
    @DisplayName("bar 6: the deadline counts the body too, though bytes keep coming")
    void slowBodyEndsAtTheDeadline() throws IOException {
        try (RawServer server = new RawServer(connection -> {
            connection
                    .getOutputStream()
                    .write("HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            for (int sent = 0; sent < 1000; sent++) {
                connection.getOutputStream().write(' ');
                connection.getOutputStream().flush();
                Thread.sleep(20);
            }
        })) {
            OutgoingFailure failure = failure(OutgoingRequest.get(server.uri("/")));
            assertThat(failure.kind()).isEqualTo(Kind.DEADLINE);
        }
    }

    @Test
    @DisplayName("bar 6: an answer of 64 KiB is read")
    void answerOfTheCapIsRead() throws IOException {
        String body = "x".repeat(64 * 1024);
        try (RawServer server = RawServer.writing("HTTP/1.1 200 OK\r\nContent-Length: 65536\r\n\r\n", body)) {
            assertThat(send(OutgoingRequest.get(server.uri("/"))).body()).hasSize(64 * 1024);
        }
    }

    @Test
    @DisplayName("bar 6: an answer over 64 KiB is refused while it still comes")
    void endlessAnswerIsRefused() throws Exception {
        String chunk = "1000\r\n" + "x".repeat(4096) + "\r\n";
        try (RawServer server = new RawServer(connection -> {
            connection
                    .getOutputStream()
                    .write("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            while (true) {
                connection.getOutputStream().write(chunk.getBytes(StandardCharsets.US_ASCII));
            }
        })) {
            OutgoingFailure failure = failure(OutgoingRequest.get(server.uri("/")));
            assertThat(failure.kind()).isEqualTo(Kind.TOO_LARGE);
            assertThat(failure.maybeHeard()).isTrue();
            assertThat(server.givenUp.poll(5, TimeUnit.SECONDS)).isNotNull();
        }
    }

    @Test
    void compressedAnswerIsNotInflated() throws IOException {
        try (RawServer server =
                RawServer.writing("HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: 3\r\n\r\nabc")) {
            assertThat(send(OutgoingRequest.get(server.uri("/"))).text()).isEqualTo("abc");
        }
    }

    @Test
    void truncatedBodyIsALostAnswer() throws IOException {
        assertLost("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n{\"access_token\":");
    }

    @Test
    void truncatedChunksAreALostAnswer() throws IOException {
        assertLost("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n20\r\n{\"access_token\":");
    }

    @Test
    void connectionDroppedAfterTheRequestIsALostAnswer() throws IOException {
        assertLost("");
    }

    @Test
    void garbageInsteadOfHttpIsALostAnswer() throws IOException {
        assertLost("220 mail.example ESMTP\r\n\r\n");
    }

    private void assertLost(String answer) throws IOException {
        try (RawServer server = RawServer.writing(answer)) {
            OutgoingFailure failure = failure(OutgoingRequest.post(server.uri("/token")));
            assertThat(failure.kind()).isEqualTo(Kind.LOST);
            assertThat(failure.maybeHeard()).isTrue();
            assertThat(server.heads).hasSize(1);
        }
    }

    @Test
    void refusedConnectionWasNotHeard() throws IOException {
        int port;
        try (ServerSocket closed = new ServerSocket(0)) {
            port = closed.getLocalPort();
        }
        OutgoingFailure failure = failure(OutgoingRequest.post(URI.create("http://localhost:" + port + "/")));
        assertThat(failure.kind()).isEqualTo(Kind.CONNECT);
        assertThat(failure.maybeHeard()).isFalse();
    }

    @Test
    @DisplayName("bar 6: a redirect is answered as it is and not followed")
    void redirectIsNotFollowed() throws IOException {
        try (RawServer target = RawServer.writing("HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n");
                RawServer server = RawServer.writing("HTTP/1.1 307 Temporary Redirect\r\nLocation: "
                        + target.uri("/elsewhere") + "\r\nContent-Length: 0\r\n\r\n")) {
            assertThat(send(OutgoingRequest.post(server.uri("/token"))).status())
                    .isEqualTo(307);
            assertThat(target.heads).isEmpty();
        }
    }

    @Test
    void cookiesAreNotKept() throws Exception {
        // The server hangs up after each answer and says so: else the second request may meet a connection that is
        // going away.
        try (RawServer server = RawServer.writing(
                "HTTP/1.1 200 OK\r\nConnection: close\r\nSet-Cookie: a=b; Path=/\r\nContent-Length: 0\r\n\r\n")) {
            send(OutgoingRequest.get(server.uri("/")));
            send(OutgoingRequest.get(server.uri("/")));
            server.heads.take();
            assertThat(server.heads.take()).doesNotContain("Cookie");
        }
    }

    @Test
    void aChallengeIsAnsweredAsItIs() throws Exception {
        try (RawServer server = RawServer.writing(
                "HTTP/1.1 401 Unauthorized\r\nWWW-Authenticate: Basic realm=x\r\nContent-Length: 0\r\n\r\n")) {
            assertThat(send(OutgoingRequest.get(server.uri("/"))).status()).isEqualTo(401);
            assertThat(server.heads).hasSize(1);
        }
    }

    @Test
    @DisplayName("bar 9: a failure names the host and neither path nor query")
    void failureTellsOnlyTheHost() throws IOException {
        try (RawServer server = RawServer.writing("")) {
            OutgoingFailure failure = failure(OutgoingRequest.get(server.uri("/secret-path?code=secret-code")));
            assertThat(failure).hasMessage("LOST localhost").hasNoCause();
        }
    }

    private OutgoingAnswer send(OutgoingRequest request) {
        return Stages.value(http.send(request));
    }

    private OutgoingFailure failure(OutgoingRequest request) {
        return Stages.failure(http.send(request), OutgoingFailure.class);
    }
}
