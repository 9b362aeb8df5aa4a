package io.teamlabs.integrations.simulator;

import io.teamlabs.integrations.simulator.wire.Html;
import io.teamlabs.integrations.simulator.wire.Parameters;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A person who opens a vendor's consent page and presses a button: the hidden inputs and the button are sent, nothing
 * else, so the account that is signed in consents to all that is asked.
 */
public final class ConsentScript {
    private static final Pattern FORM = Pattern.compile("<form method=\"post\" action=\"([^\"]*)\">");
    private static final Pattern HIDDEN =
            Pattern.compile("<input type=\"hidden\" name=\"([^\"]*)\" value=\"([^\"]*)\">");

    private final HttpClient browser =
            HttpClient.newBuilder().followRedirects(HttpClient.Redirect.NEVER).build();

    /** Presses "allow"; returns where the vendor sends the browser. */
    public URI allow(URI authorizeUrl) {
        return press(authorizeUrl, Map.of("decision", "allow"));
    }

    /** Presses "allow" after choosing the account of this id. */
    public URI allowAs(String accountId, URI authorizeUrl) {
        return press(authorizeUrl, Map.of("decision", "allow", "simulator_account", accountId));
    }

    /** Presses "allow" after refusing one scope; only Google's page offers that. */
    public URI allowWithout(String scope, URI authorizeUrl) {
        return press(authorizeUrl, Map.of("decision", "allow", "simulator_refused_scope", scope));
    }

    /** Presses "deny"; returns where the vendor sends the browser. */
    public URI deny(URI authorizeUrl) {
        return press(authorizeUrl, Map.of("decision", "deny"));
    }

    /**
     * The page itself, for those who expect it to refuse.
     *
     * @return the answer to the first request, redirects not followed
     */
    public HttpResponse<String> open(URI authorizeUrl) {
        return send(HttpRequest.newBuilder(authorizeUrl).build());
    }

    private URI press(URI authorizeUrl, Map<String, String> choices) {
        HttpResponse<String> page = open(authorizeUrl);
        Matcher form = FORM.matcher(page.body());
        if (page.statusCode() != 200 || !form.find()) {
            throw new IllegalStateException("No consent page but status " + page.statusCode() + ": " + page.body());
        }
        Map<String, String> inputs = new LinkedHashMap<>();
        Matcher hidden = HIDDEN.matcher(page.body());
        while (hidden.find()) {
            inputs.put(Html.unescape(hidden.group(1)), Html.unescape(hidden.group(2)));
        }
        inputs.putAll(choices);
        HttpResponse<String> answer = send(HttpRequest.newBuilder(authorizeUrl.resolve(Html.unescape(form.group(1))))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(Parameters.encode(inputs)))
                .build());
        return URI.create(answer.headers()
                .firstValue("Location")
                .orElseThrow(() -> new IllegalStateException("Not sent on but status " + answer.statusCode())));
    }

    private HttpResponse<String> send(HttpRequest request) {
        try {
            return browser.send(request, BodyHandlers.ofString());
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted at the consent page", stopped);
        }
    }
}
