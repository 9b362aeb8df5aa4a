package io.teamlabs.integrations.journey;

import static org.assertj.core.api.Assertions.assertThat;

import io.teamlabs.integrations.platform.ServerKind;
import io.teamlabs.integrations.simulator.wire.Content;
import io.teamlabs.integrations.simulator.wire.Fault;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpClient;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Two hundred MiB to a person's Drive and back, through a server whose heap has little room beside its own needs. */
class GoogleDriveMuchIT {

    private static final int MEBIBYTE = 1024 * 1024;
    private static final long MUCH = 200L * MEBIBYTE;
    private static final int PART = 8 * MEBIBYTE;

    @ParameterizedTest
    @EnumSource(ServerKind.class)
    void twoHundredMebibytesGoThroughAServerOfLittleMemory(ServerKind kind) throws IOException, InterruptedException {
        try (Running running = Running.withHeap(kind, "drive", "256m")) {
            Person person = Person.member(running, Person.AURORA);
            person.connect("google_drive");
            String upload = uploaded(person);
            // More than the five in a row that an upload gives up after, but with progress in between.
            for (int broken = 0; broken < 8; broken++) {
                running.simulators()
                        .google()
                        .program(Fault.brokenAfter(700_000)
                                .on("PUT /google/www/upload")
                                .times(1));
                running.simulators()
                        .google()
                        .program(Fault.delay(Duration.ZERO)
                                .on("PUT /google/www/upload")
                                .times(9));
            }
            HttpResponse<String> made =
                    person.browser().post(files(person) + "/content?name=much.bin&upload=" + upload, "");
            assertThat(made.statusCode()).as(made.body()).isEqualTo(201);
            JsonObject file = Caller.json(made);
            assertThat(file.getJsonNumber("size").longValue()).isEqualTo(MUCH);
            String expected = Content.generated(MUCH).sha256();
            assertThat(running.simulators().google().drive().sha256(file.getString("id")))
                    .contains(expected);
            assertThat(downloaded(person, file.getString("id"))).isEqualTo(expected);
        }
    }

    private static String files(Person person) {
        return "/api/v1/users/" + person.id() + "/google-drive/files";
    }

    private static String uploaded(Person person) throws IOException {
        String uploads = "/api/v1/users/" + person.id() + "/uploads";
        HttpResponse<String> begun =
                person.browser().post(uploads, "{\"size\":" + MUCH + ",\"mediaType\":\"application/octet-stream\"}");
        assertThat(begun.statusCode()).as(begun.body()).isEqualTo(201);
        String id = Caller.json(begun).getString("id");
        try (InputStream content = Content.generated(MUCH).open()) {
            for (long at = 0; at < MUCH; at += PART) {
                String range = "bytes " + at + "-" + (at + PART - 1) + "/" + MUCH;
                HttpResponse<String> taken = person.browser()
                        .send(person.browser()
                                .request(uploads + "/" + id)
                                .header("Content-Type", "application/octet-stream")
                                .header("Content-Range", range)
                                .PUT(BodyPublishers.ofByteArray(content.readNBytes(PART))));
                assertThat(taken.statusCode()).as(taken.body()).isEqualTo(200);
            }
        }
        return id;
    }

    private static String downloaded(Person person, String file) throws IOException, InterruptedException {
        HttpResponse<InputStream> answer = HttpClient.newHttpClient()
                .send(
                        person.browser()
                                .request(files(person) + "/" + file + "/content")
                                .build(),
                        BodyHandlers.ofInputStream());
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValueAsLong("Content-Length")).hasValue(MUCH);
        try (InputStream content = answer.body()) {
            return Content.read(content).sha256();
        }
    }
}
