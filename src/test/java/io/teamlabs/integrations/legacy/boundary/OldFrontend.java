package io.teamlabs.integrations.legacy.boundary;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Calls as axios makes them in a page of another origin: a preflight first, as the bearer token makes no call simple, then
 * the call without cookies; and what the browser would then keep from the page fails here.
 */
final class OldFrontend {

    private final HttpClient http =
            HttpClient.newBuilder().followRedirects(HttpClient.Redirect.NEVER).build();
    private final String origin;
    private final List<String> heard = new ArrayList<>();

    OldFrontend(String origin) {
        this.origin = origin;
    }

    /** A call; the body is null where axios is given none. */
    record Call(
            String method,
            URI address,
            @Nullable String token,
            @Nullable String body,
            String contentType) {

        List<String> unsafeHeaders() {
            List<String> bearer = token == null ? List.of() : List.of("authorization");
            List<String> type = body == null ? List.of() : List.of("content-type");
            return Stream.concat(bearer.stream(), type.stream()).toList();
        }
    }

    /** Returns all that the page was answered so far, headers and bodies. */
    String heard() {
        return String.join("\n", heard);
    }

    HttpResponse<String> send(Call call) {
        if (!call.unsafeHeaders().isEmpty()) {
            preflight(call);
        }
        BodyPublisher body = call.body() == null ? BodyPublishers.noBody() : BodyPublishers.ofString(call.body());
        HttpRequest.Builder request = HttpRequest.newBuilder(call.address())
                .method(call.method(), body)
                .header("Accept", "application/json, text/plain, */*")
                .header("Origin", origin)
                .header("Referer", origin + "/")
                .header("Sec-Fetch-Mode", "cors");
        if (call.token() != null) {
            request.header("Authorization", "Bearer " + call.token());
        }
        if (call.body() != null) {
            request.header("Content-Type", call.contentType());
        }
        HttpResponse<String> answer = send(request.build());
        heard.add(answer.headers().map() + "\n" + answer.body());
        assertThat(answer.headers().allValues("Access-Control-Allow-Origin")).containsExactly(origin);
        assertThat(String.join(",", answer.headers().allValues("Vary"))).containsIgnoringCase("origin");
        return answer;
    }

    private void preflight(Call call) {
        HttpResponse<String> answer = send(HttpRequest.newBuilder(call.address())
                .method("OPTIONS", BodyPublishers.noBody())
                .header("Origin", origin)
                .header("Access-Control-Request-Method", call.method())
                .header("Access-Control-Request-Headers", String.join(",", call.unsafeHeaders()))
                .build());
        assertThat(answer.statusCode()).as("status of the preflight").isBetween(200, 299);
        assertThat(answer.headers().allValues("Access-Control-Allow-Origin")).containsExactly(origin);
        assertThat(words(answer, "Access-Control-Allow-Methods"))
                .contains(call.method().toLowerCase(Locale.ROOT));
        assertThat(words(answer, "Access-Control-Allow-Headers")).containsAll(call.unsafeHeaders());
    }

    private static List<String> words(HttpResponse<?> answer, String header) {
        return List.of(String.join(",", answer.headers().allValues(header))
                .toLowerCase(Locale.ROOT)
                .split("[,\\s]+"));
    }

    private HttpResponse<String> send(HttpRequest request) {
        try {
            return http.send(request, BodyHandlers.ofString());
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while calling", stopped);
        }
    }
}
