package io.teamlabs.integrations.journey;

import static org.assertj.core.api.Assertions.assertThat;

import io.teamlabs.integrations.platform.LiveHeap;
import io.teamlabs.integrations.platform.ServerKind;
import io.teamlabs.integrations.simulator.wire.Content;
import io.teamlabs.integrations.simulator.wire.Fault;
import io.teamlabs.integrations.simulator.wire.Halt;
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
    private static final long LITTLE = 2L * PART;

    @ParameterizedTest
    @EnumSource(ServerKind.class)
    void twoHundredMebibytesGoThroughAServerOfLittleMemory(ServerKind kind) throws IOException, InterruptedException {
        try (Running running = Running.withHeap(kind, "drive", "256m")) {
            Person person = Person.member(running, Person.AURORA);
            person.connect("google_drive");
            JsonObject first = made(person, uploaded(person, LITTLE), "little.bin");
            downloaded(person, first.getString("id"), LITTLE, Halt.NEVER);
            LiveHeap heap = LiveHeap.atRest(kind, running.server());

            String upload = uploaded(person, MUCH);
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
            running.simulators().halt(new Halt(MUCH / 2, () -> heap.readIn("an upload to Drive")));
            JsonObject file = made(person, upload, "much.bin");
            running.simulators().halt(Halt.NEVER);
            assertThat(file.getJsonNumber("size").longValue()).isEqualTo(MUCH);
            String expected = Content.generated(MUCH).sha256();
            assertThat(running.simulators().google().drive().sha256(file.getString("id")))
                    .contains(expected);
            Halt halfway = new Halt(MUCH / 2, () -> heap.readIn("a download from Drive"));
            assertThat(downloaded(person, file.getString("id"), MUCH, halfway)).isEqualTo(expected);
            assertThat(heap.growth())
                    .hasSize(2)
                    .allSatisfy((what, more) -> assertThat(more).as(what).isLessThanOrEqualTo(64 * LiveHeap.MEBIBYTE));
        }
    }

    private static JsonObject made(Person person, String upload, String name) {
        HttpResponse<String> made =
                person.browser().post(files(person) + "/content?name=" + name + "&upload=" + upload, "");
        assertThat(made.statusCode()).as(made.body()).isEqualTo(201);
        return Caller.json(made);
    }

    private static String files(Person person) {
        return "/api/v1/users/" + person.id() + "/google-drive/files";
    }

    private static String uploaded(Person person, long size) throws IOException {
        String uploads = "/api/v1/users/" + person.id() + "/uploads";
        HttpResponse<String> begun =
                person.browser().post(uploads, "{\"size\":" + size + ",\"mediaType\":\"application/octet-stream\"}");
        assertThat(begun.statusCode()).as(begun.body()).isEqualTo(201);
        String id = Caller.json(begun).getString("id");
        try (InputStream content = Content.generated(size).open()) {
            for (long at = 0; at < size; at += PART) {
                String range = "bytes " + at + "-" + (at + PART - 1) + "/" + size;
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

    private static String downloaded(Person person, String file, long size, Halt halt)
            throws IOException, InterruptedException {
        HttpResponse<InputStream> answer = HttpClient.newHttpClient()
                .send(
                        person.browser()
                                .request(files(person) + "/" + file + "/content")
                                .build(),
                        BodyHandlers.ofInputStream());
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValueAsLong("Content-Length")).hasValue(size);
        try (InputStream content = halt.on(answer.body())) {
            return Content.read(content).sha256();
        }
    }
}
