package io.teamlabs.integrations.journey;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Redirect;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;

/** Somebody who calls the service with one bearer token and one browser's cookies; redirects are not followed. */
final class Caller {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(Redirect.NEVER)
            .cookieHandler(new CookieManager())
            .build();
    private final Running running;
    private final String token;

    /** A caller with this token; none for the empty text. */
    Caller(Running running, String token) {
        this.running = running;
        this.token = token;
    }

    String base() {
        return running.installation().base().toString();
    }

    HttpResponse<String> get(String path) {
        return send(request(path).GET());
    }

    HttpResponse<String> delete(String path) {
        return send(request(path).DELETE());
    }

    HttpResponse<String> post(String path, String json) {
        return json("POST", path, json);
    }

    HttpResponse<String> json(String method, String path, String json) {
        return send(request(path)
                .header("Content-Type", "application/json")
                .method(method, json.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(json)));
    }

    HttpResponse<String> body(String method, String path, String contentType, BodyPublisher body) {
        return send(request(path).header("Content-Type", contentType).method(method, body));
    }

    /** A request to the service with the caller's token, of its own origin as the console's are. */
    HttpRequest.Builder request(String path) {
        URI base = running.installation().base();
        HttpRequest.Builder request = HttpRequest.newBuilder(
                        path.startsWith("http") ? URI.create(path) : URI.create(base + path))
                .timeout(PATIENCE)
                .header("Origin", base.toString());
        return token.isEmpty() ? request : request.header("Authorization", "Bearer " + token);
    }

    /** Sends, and keeps the answer among all answers, save that of a good token call, which is made to carry a token. */
    HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            HttpResponse<String> answer = client.send(request.build(), BodyHandlers.ofString());
            if (!answer.uri().getPath().endsWith("/token") || answer.statusCode() != 200) {
                running.answers().keep(answer);
            }
            return answer;
        } catch (IOException failed) {
            throw new UncheckedIOException("No answer came to " + request.build(), failed);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while waiting for an answer", stopped);
        }
    }

    static JsonObject json(HttpResponse<String> answer) {
        try (JsonReader reader = Json.createReader(new StringReader(answer.body()))) {
            return reader.readObject();
        }
    }
}
