package io.teamlabs.integrations.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import io.teamlabs.integrations.simulator.google.GoogleSimulator;
import io.teamlabs.integrations.simulator.wire.JsonText;
import jakarta.json.JsonObject;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Set;

/** Calls the Drive simulator as a person's client would. */
final class DriveClient {
    static final String FILE_SCOPE = "https://www.googleapis.com/auth/drive.file";

    private final Caller api;

    DriveClient(Simulators simulators, String account, String... scopes) {
        GoogleSimulator google = simulators.google();
        String token = google.issueTokensFor(account, Set.of(scopes)).accessToken();
        api = new Caller(URI.create(simulators.baseUri() + "/google/www")).bearer(token);
    }

    HttpResponse<String> get(String path) {
        return api.get(path);
    }

    HttpResponse<String> send(String method, String path, String json) {
        return api.with("Content-Type", "application/json").send(method, path, json);
    }

    HttpResponse<String> post(String path, String json) {
        return send("POST", path, json);
    }

    HttpResponse<String> search(String query) {
        return get("/drive/v3/files?q=" + URLEncoder.encode(query, StandardCharsets.UTF_8) + "&fields=*");
    }

    /** Returns the new file's id. */
    String create(String json) {
        HttpResponse<String> answer = post("/drive/v3/files", json);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return Caller.json(answer).getString("id");
    }

    HttpResponse<String> multipart(String name, String content) {
        String body = "--b\r\nContent-Type: application/json; charset=UTF-8\r\n\r\n"
                + JsonText.object().add("name", name).build()
                + "\r\n--b\r\nContent-Type: application/pdf\r\n\r\n" + content + "\r\n--b--\r\n";
        return api.with("Content-Type", "multipart/related; boundary=b")
                .send("POST", "/upload/drive/v3/files?uploadType=multipart&fields=id,name,mimeType,webViewLink", body);
    }

    /** Begins a resumable upload; returns the answer with the session's address. */
    HttpResponse<String> begin(String name, long size) {
        JsonObject metadata = JsonText.object().add("name", name).build();
        return api.with("Content-Type", "application/json; charset=UTF-8")
                .with("X-Upload-Content-Type", "application/pdf")
                .with("X-Upload-Content-Length", Long.toString(size))
                .send("POST", "/upload/drive/v3/files?uploadType=resumable", metadata.toString());
    }

    /** Sends part of an upload; no range where the text is empty. */
    static HttpResponse<String> put(String session, String range, String content) {
        Caller plain = new Caller(URI.create(session));
        return (range.isEmpty() ? plain : plain.with("Content-Range", range)).send("PUT", "", content);
    }

    HttpResponse<String> download(String fileId, String range) {
        Caller ranged = range.isEmpty() ? api : api.with("Range", range);
        return ranged.get("/drive/v3/files/" + fileId + "?alt=media");
    }
}
