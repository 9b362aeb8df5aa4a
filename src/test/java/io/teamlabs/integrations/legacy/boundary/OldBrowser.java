package io.teamlabs.integrations.legacy.boundary;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import org.jspecify.annotations.Nullable;

/** A person's browser at the service's own pages, with the one cookie that it is given. */
final class OldBrowser {

    private final HttpClient http =
            HttpClient.newBuilder().followRedirects(HttpClient.Redirect.NEVER).build();
    private @Nullable String cookie;

    /** Opens an address as a navigation. */
    HttpResponse<String> open(URI address) {
        return send(navigation(address).GET());
    }

    /** Opens the start address, presses "continue", and returns where the browser is sent. */
    URI confirm(URI start) {
        HttpResponse<String> question = open(start);
        assertThat(question.statusCode()).isEqualTo(200);
        assertThat(question.body()).contains("<form method=\"post\"", "name=\"decision\"", "value=\"continue\"");
        HttpResponse<String> answer = send(navigation(start)
                .header("Origin", start.getScheme() + "://" + start.getAuthority())
                .header("Sec-Fetch-Site", "same-origin")
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString("decision=continue")));
        assertThat(answer.statusCode()).isBetween(302, 303);
        answer.headers().firstValue("Set-Cookie").ifPresent(set -> cookie = set.split(";", 2)[0]);
        assertThat(cookie).isNotNull();
        return URI.create(answer.headers().firstValue("Location").orElseThrow());
    }

    private HttpRequest.Builder navigation(URI address) {
        HttpRequest.Builder request = HttpRequest.newBuilder(address)
                .header("Accept", "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8");
        if (cookie != null) {
            request.header("Cookie", cookie);
        }
        return request;
    }

    private HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return http.send(request.build(), BodyHandlers.ofString());
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted at a page of the service", stopped);
        }
    }
}
