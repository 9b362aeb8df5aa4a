package io.teamlabs.integrations.http.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.teamlabs.integrations.http.entity.Headers;
import io.teamlabs.integrations.http.entity.OutgoingFailure;
import io.teamlabs.integrations.http.entity.OutgoingFailure.Kind;
import io.teamlabs.integrations.http.entity.RequestBody;
import io.teamlabs.integrations.http.entity.StreamDeadlines;
import io.teamlabs.integrations.http.entity.StreamedAnswer;
import io.teamlabs.integrations.http.entity.StreamedRequest;
import io.teamlabs.integrations.simulator.wire.Answer;
import io.teamlabs.integrations.simulator.wire.Content;
import io.teamlabs.integrations.simulator.wire.SimulatorServer;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class OutgoingStreamTest {

    private static final long MUCH = 32L * 1024 * 1024;
    private static final Duration SHORT = Duration.ofMillis(800);
    private static final StreamDeadlines IMPATIENT = new StreamDeadlines(SHORT, SHORT, Duration.ofSeconds(30));
    private static final StreamDeadlines PATIENT =
            new StreamDeadlines(SHORT.multipliedBy(20), SHORT.multipliedBy(20), Duration.ofSeconds(30));

    private final OutgoingHttp http = OutgoingHttp.started(
            new HttpSettings(Duration.ofMillis(700), Duration.ofSeconds(5), Set.of("localhost", "127.0.0.1"), 16));

    @AfterEach
    void stop() {
        http.stop();
    }

    @Test
    void answerOfAnyLengthArrivesAsItWasSent() throws IOException {
        try (SimulatorServer server = SimulatorServer.start(
                        0, request -> Answer.of(200, "application/octet-stream", Content.generated(MUCH)));
                StreamedAnswer answer = open("GET", server.uri(), RequestBody.none())) {
            assertThat(answer.status()).isEqualTo(200);
            assertThat(answer.headers().value("content-length")).contains(String.valueOf(MUCH));
            assertThat(Content.read(answer.body()).sha256())
                    .isEqualTo(Content.generated(MUCH).sha256());
        }
    }

    @Test
    void bodyOfKnownAndOfUnknownLengthArrivesAsItWasWritten() throws IOException {
        try (SimulatorServer server = SimulatorServer.start(
                0, request -> Answer.text(200, request.content().sha256()))) {
            for (long length : new long[] {MUCH, RequestBody.UNKNOWN}) {
                RequestBody body = RequestBody.of(Content.generated(MUCH).open(), length);
                assertThat(text(open("PUT", server.uri(), body)))
                        .isEqualTo(Content.generated(MUCH).sha256());
            }
        }
    }

    @Test
    void bodyThatCanBeOpenedAgainIsSentAsOftenAsAsked() throws IOException {
        try (SimulatorServer server = SimulatorServer.start(0, request -> Answer.text(200, request.body()))) {
            RequestBody body =
                    new RequestBody.Again(() -> new ByteArrayInputStream("again".getBytes(StandardCharsets.UTF_8)), 5);
            assertThat(text(open("PUT", server.uri(), body))).isEqualTo("again");
            assertThat(text(open("PUT", server.uri(), body))).isEqualTo("again");
        }
    }

    @Test
    void connectionServesAgainAfterBodiesThatWereReadToTheirEnd() throws IOException {
        try (SimulatorServer server = SimulatorServer.start(0, request -> Answer.text(200, request.body() + "!"))) {
            for (int call = 0; call < 200; call++) {
                RequestBody body = RequestBody.of(new ByteArrayInputStream(new byte[] {'a'}), 1);
                assertThat(text(open("POST", server.uri(), body))).isEqualTo("a!");
            }
        }
    }

    @Test
    void refusalThatComesBeforeTheBodyIsOutEndsTheWriting() throws IOException {
        String refusal = "HTTP/1.1 413 Too Large\r\nContent-Length: 3\r\nConnection: close\r\n\r\nno!";
        try (RawServer server = new RawServer(connection -> {
                    connection.getOutputStream().write(refusal.getBytes(StandardCharsets.US_ASCII));
                    connection.getOutputStream().flush();
                    Thread.sleep(3000);
                });
                StreamedAnswer answer = open(
                        "PUT",
                        server.uri("/"),
                        RequestBody.of(Content.generated(MUCH).open(), MUCH))) {
            assertThat(answer.status()).isEqualTo(413);
        }
    }

    @Test
    void sourceThatBreaksOffIsTheCallersFault() throws IOException {
        InputStream broken = new InputStream() {
            @Override
            public int read() throws IOException {
                throw new IOException("gone");
            }

            @Override
            public int read(byte[] into, int from, int length) throws IOException {
                return read();
            }
        };
        try (SimulatorServer server = SimulatorServer.start(0, request -> Answer.text(200, "never"))) {
            assertThat(failure("PUT", server.uri(), RequestBody.of(broken, 10)).kind())
                    .isEqualTo(Kind.BODY);
            assertThat(failure("PUT", server.uri(), RequestBody.of(new ByteArrayInputStream(new byte[5]), 10))
                            .kind())
                    .isEqualTo(Kind.BODY);
        }
    }

    @Test
    void silentServerEndsAtTheHeadsDeadline() throws IOException {
        try (RawServer server = new RawServer(connection -> Thread.sleep(20_000))) {
            long began = System.nanoTime();
            assertThat(failure("GET", server.uri("/"), RequestBody.none()).kind())
                    .isEqualTo(Kind.DEADLINE);
            assertThat(Duration.ofNanos(System.nanoTime() - began)).isBetween(SHORT, SHORT.plusSeconds(3));
        }
    }

    @Test
    void bodyThatStallsFailsItsReaderAndTheConnectionIsGivenUp() throws Exception {
        try (RawServer server = new RawServer(connection -> {
            connection
                    .getOutputStream()
                    .write("HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\nbegin".getBytes(StandardCharsets.US_ASCII));
            connection.getOutputStream().flush();
            if (connection.getInputStream().read() < 0) {
                throw new IOException("closed by the client");
            }
        })) {
            StreamedAnswer answer = open("GET", server.uri("/"), RequestBody.none(), IMPATIENT);
            assertThat(answer.body().readNBytes(5))
                    .asString(StandardCharsets.US_ASCII)
                    .isEqualTo("begin");
            assertThatThrownBy(() -> answer.body().read()).isInstanceOf(IOException.class);
            assertThat(server.givenUp.poll(5, TimeUnit.SECONDS)).isNotNull();
        }
    }

    @Test
    void closingEarlyEndsTheConnection() throws Exception {
        try (RawServer server = new RawServer(connection -> {
            connection
                    .getOutputStream()
                    .write("HTTP/1.1 200 OK\r\nContent-Length: 100000000\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            while (true) {
                connection.getOutputStream().write(new byte[64 * 1024]);
            }
        })) {
            try (StreamedAnswer answer = open("GET", server.uri("/"), RequestBody.none())) {
                assertThat(answer.body().readNBytes(10)).hasSize(10);
            }
            assertThat(server.givenUp.poll(5, TimeUnit.SECONDS)).isNotNull();
        }
    }

    @Test
    void readerThatIsSlowHoldsTheServerBackAndNotTheBytes() throws Exception {
        long[] written = new long[1];
        try (RawServer server = new RawServer(connection -> {
                    connection
                            .getOutputStream()
                            .write("HTTP/1.1 200 OK\r\nContent-Length: 67108864\r\n\r\n"
                                    .getBytes(StandardCharsets.US_ASCII));
                    for (int part = 0; part < 1024; part++) {
                        connection.getOutputStream().write(new byte[64 * 1024]);
                        written[0] += 64 * 1024;
                    }
                });
                StreamedAnswer answer = open("GET", server.uri("/"), RequestBody.none())) {
            Thread.sleep(400);
            // What the kernels of both ends hold is not ours.
            assertThat(written[0]).isLessThan(16L * 1024 * 1024);
            assertThat(answer.body().readAllBytes()).hasSize(67108864);
        }
    }

    @Test
    void brokenAnswerFailsItsReaderAndNeverLooksWhole() throws IOException {
        try (RawServer server =
                        RawServer.writing("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nhello\r\n");
                StreamedAnswer answer = open("GET", server.uri("/"), RequestBody.none())) {
            assertThatThrownBy(() -> answer.body().readAllBytes()).isInstanceOf(IOException.class);
        }
    }

    private StreamedAnswer open(String method, URI uri, RequestBody body) {
        return open(method, uri, body, PATIENT);
    }

    private StreamedAnswer open(String method, URI uri, RequestBody body, StreamDeadlines deadlines) {
        return http.open(new StreamedRequest(method, uri, Headers.NONE, body), deadlines);
    }

    private static String text(StreamedAnswer answer) throws IOException {
        try (answer) {
            return new String(answer.body().readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private OutgoingFailure failure(String method, URI uri, RequestBody body) {
        OutgoingFailure failure = catchThrowableOfType(OutgoingFailure.class, () -> open(method, uri, body, IMPATIENT));
        assertThat(failure).isNotNull();
        return failure;
    }
}
