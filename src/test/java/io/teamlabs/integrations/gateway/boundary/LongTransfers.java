package io.teamlabs.integrations.gateway.boundary;

import static org.assertj.core.api.Assertions.assertThat;

import io.teamlabs.integrations.simulator.wire.Answer;
import io.teamlabs.integrations.simulator.wire.Content;
import io.teamlabs.integrations.simulator.wire.Fault;
import io.teamlabs.integrations.simulator.wire.Halt;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;

/** Bodies of any length through the proxy, in both directions, each checked at its end. */
final class LongTransfers {

    private static final int PART = 8 * 1024 * 1024;
    private static final String BIG = " /github/api/big";

    private final ProxyStage stage;

    LongTransfers(ProxyStage stage) {
        this.stage = stage;
        stage.simulators()
                .github()
                .program(new Fault(
                        "upload",
                        "PUT" + BIG,
                        Fault.ALWAYS,
                        (request, endpoint) ->
                                Answer.text(200, request.content().sha256())));
    }

    /** An answer of so many bytes, whose reader halts while the provider would go on. */
    void download(long length, Halt halt) throws IOException {
        stage.simulators()
                .github()
                .program(new Fault(
                        "download",
                        "GET" + BIG,
                        1,
                        (request, endpoint) -> Answer.of(200, "application/octet-stream", Content.generated(length))));
        HttpResponse<InputStream> answer =
                stage.send("GET", stage.path("github", "big"), BodyPublishers.noBody(), BodyHandlers.ofInputStream());
        assertThat(answer.headers().firstValueAsLong("Content-Length")).hasValue(length);
        try (InputStream body = halt.on(answer.body())) {
            assertThat(Content.read(body).sha256())
                    .isEqualTo(Content.generated(length).sha256());
        }
    }

    /** Brings so many bytes in parts; the sender halts, once, within one. Returns the upload's id. */
    String bring(long length, Halt halt) throws IOException {
        JsonObject upload = json(stage.send(
                "POST",
                stage.uploads(),
                BodyPublishers.ofString("{\"size\":" + length + ",\"mediaType\":\"video/mp4\"}"),
                BodyHandlers.ofString(),
                "Content-Type",
                "application/json"));
        String id = upload.getString("id");
        Content content = Content.generated(length);
        for (long at = 0; at < length; at += PART) {
            Content part = content.part(at, Math.min(PART, length - at));
            HttpResponse<String> taken = stage.send(
                    "PUT",
                    stage.uploads() + "/" + id,
                    BodyPublishers.fromPublisher(
                            BodyPublishers.ofInputStream(() -> halt.on(part.open())), part.length()),
                    BodyHandlers.ofString(),
                    "Content-Range",
                    "bytes " + at + "-" + (at + part.length() - 1) + "/" + length);
            assertThat(taken.statusCode()).as(taken.body()).isEqualTo(200);
            assertThat(json(taken).getJsonNumber("received").longValue()).isEqualTo(at + part.length());
        }
        return id;
    }

    /** Sends what was brought on to the provider, who halts while the gateway would go on. */
    void sendOn(String id, long length, Halt halt) {
        stage.simulators().halt(halt);
        HttpResponse<String> answer = stage.send("PUT", stage.path("github", "big"), "Upload-Id", id);
        stage.simulators().halt(Halt.NEVER);
        assertThat(answer.body()).isEqualTo(Content.generated(length).sha256());
        assertThat(stage.send("DELETE", stage.uploads() + "/" + id).statusCode())
                .isEqualTo(204);
        assertThat(stage.send("GET", stage.uploads() + "/" + id).statusCode()).isEqualTo(404);
    }

    static JsonObject json(HttpResponse<String> answer) {
        try (var reader = Json.createReader(new StringReader(answer.body()))) {
            return reader.readObject();
        }
    }
}
