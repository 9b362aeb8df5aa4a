package io.teamlabs.integrations.provider.github;

import io.teamlabs.integrations.gateway.control.Glimpse;
import io.teamlabs.integrations.gateway.entity.ApiAnswer;
import io.teamlabs.integrations.gateway.entity.ApiRequest;
import io.teamlabs.integrations.gateway.entity.Classification;
import io.teamlabs.integrations.http.control.HttpSettings;
import io.teamlabs.integrations.http.control.OutgoingHttp;
import io.teamlabs.integrations.http.entity.StreamDeadlines;
import io.teamlabs.integrations.http.entity.StreamedAnswer;
import io.teamlabs.integrations.http.entity.StreamedRequest;
import io.teamlabs.integrations.platform.SettingsReader;
import io.teamlabs.integrations.platform.SettingsSource;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/** An account reached with a token at hand, by the gateway's client and GitHub's rules, and without the rest of the gateway. */
final class DirectAccount implements AutoCloseable {

    private static final StreamDeadlines DEADLINES =
            new StreamDeadlines(Duration.ofSeconds(5), Duration.ofSeconds(5), Duration.ofSeconds(10));

    private final OutgoingHttp http;
    private final GitHubSettings settings;
    private final GitHubRestApi api;
    private final String token;

    DirectAccount(Map<String, String> simulated, String token) {
        Map<String, String> all = new HashMap<>(simulated);
        all.put("PUBLIC_BASE_URL", "https://teamlabs.example");
        all.put("OUTGOING_ALLOWED_HOSTS", "127.0.0.1");
        SettingsReader reader = new SettingsReader(SettingsSource.of(all));
        this.http = OutgoingHttp.started(HttpSettings.from(reader));
        this.settings = GitHubSettings.from(reader);
        this.api = new GitHubRestApi(settings);
        this.token = token;
    }

    GitHubCalls calls() {
        return new GitHubCalls(this::send, base());
    }

    URI base() {
        return settings.api();
    }

    private ApiAnswer send(ApiRequest request) {
        ApiRequest ready = api.prepared(request).header("Authorization", "Bearer " + token);
        StreamedAnswer answer =
                http.open(new StreamedRequest(ready.method(), ready.uri(), ready.headers(), ready.body()), DEADLINES);
        if (answer.status() < 400) {
            return new ApiAnswer(answer, Classification.ok());
        }
        byte[] body = bytes(answer);
        StreamedAnswer again =
                new StreamedAnswer(answer.status(), answer.headers(), new ByteArrayInputStream(body), answer::close);
        Glimpse seen = new Glimpse(answer.status(), answer.headers(), body);
        return new ApiAnswer(again, api.classify(ready, seen, Instant.now()));
    }

    private static byte[] bytes(StreamedAnswer answer) {
        try {
            return answer.body().readAllBytes();
        } catch (IOException lost) {
            throw new UncheckedIOException(lost);
        }
    }

    @Override
    public void close() {
        http.stop();
    }
}
