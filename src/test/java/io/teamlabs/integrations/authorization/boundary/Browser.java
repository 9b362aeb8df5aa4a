package io.teamlabs.integrations.authorization.boundary;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/** A browser with cookies of its own, which follows no redirect and says where its requests come from as browsers do. */
final class Browser {

    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private final URI service;
    private final Map<String, String> cookies = new ConcurrentHashMap<>();

    Browser(URI service) {
        this.service = service;
    }

    /** What came back. */
    record Answer(int status, String body, Map<String, List<String>> headers) {

        String header(String name) {
            return headers.entrySet().stream()
                    .filter(header -> header.getKey().equalsIgnoreCase(name))
                    .flatMap(header -> header.getValue().stream())
                    .collect(Collectors.joining(", "));
        }

        URI location() {
            String location = header("Location");
            if (location.isEmpty()) {
                throw new AssertionError("Not sent on but " + status + ": " + body);
            }
            return URI.create(location);
        }

        JsonObject json() {
            try (var reader = Json.createReader(new StringReader(body))) {
                return reader.readObject();
            }
        }
    }

    /** Opens an address: typed in, followed, or redirected to. */
    Answer open(URI address) {
        return send(HttpRequest.newBuilder(address).GET(), true);
    }

    /** Sends a form from a page of this origin. */
    Answer submit(URI address, String origin, String form) {
        HttpRequest.Builder request = HttpRequest.newBuilder(address)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .header("Origin", origin)
                .header("Sec-Fetch-Site", isOurs(origin) ? "same-origin" : "cross-site")
                .POST(BodyPublishers.ofString(form));
        // SameSite=Lax: no cookie goes out with a form that another site sends.
        return send(request, isOurs(origin));
    }

    /** Calls the service from a page of this origin, with credentials, as a person. */
    Answer call(String method, String path, String token, String origin, String json) {
        HttpRequest.Builder request = HttpRequest.newBuilder(service.resolve(path))
                .header("Authorization", "Bearer " + token)
                .header("Origin", origin)
                .header("Content-Type", "application/json")
                .method(method, json.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(json));
        return send(request, isOurs(origin));
    }

    private boolean isOurs(String origin) {
        return service.toString().equals(origin);
    }

    private Answer send(HttpRequest.Builder request, boolean withCookies) {
        if (withCookies && !cookies.isEmpty()) {
            List<String> pairs = new ArrayList<>();
            cookies.forEach((name, value) -> pairs.add(name + "=" + value));
            request.header("Cookie", String.join("; ", pairs));
        }
        try {
            HttpResponse<String> response =
                    HTTP.send(request.timeout(Duration.ofSeconds(60)).build(), BodyHandlers.ofString());
            if (withCookies) {
                response.headers().allValues("Set-Cookie").forEach(this::keep);
            }
            return new Answer(
                    response.statusCode(), response.body(), response.headers().map());
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }

    private void keep(String setCookie) {
        String pair = setCookie.split(";", 2)[0];
        cookies.put(pair.substring(0, pair.indexOf('=')), pair.substring(pair.indexOf('=') + 1));
    }
}
