package io.teamlabs.integrations.provider;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.teamlabs.integrations.gateway.control.Glimpse;
import io.teamlabs.integrations.gateway.control.ProviderApi;
import io.teamlabs.integrations.gateway.entity.AnswerClass;
import io.teamlabs.integrations.gateway.entity.ApiRequest;
import io.teamlabs.integrations.http.entity.Headers;
import io.teamlabs.integrations.platform.SettingsReader;
import io.teamlabs.integrations.platform.SettingsSource;
import io.teamlabs.integrations.provider.dropbox.DropboxHttpApi;
import io.teamlabs.integrations.provider.dropbox.DropboxSettings;
import io.teamlabs.integrations.provider.github.GitHubRestApi;
import io.teamlabs.integrations.provider.github.GitHubSettings;
import io.teamlabs.integrations.provider.google.GoogleApis;
import io.teamlabs.integrations.provider.google.GoogleSettings;
import io.teamlabs.integrations.provider.slack.SlackSettings;
import io.teamlabs.integrations.provider.slack.SlackWebApi;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Holds the rules of every provider's API against the collected error classes. */
class ApiErrorsContractTest {

    private static final Path FACTS = Path.of("../shared/providers/error-classification.tsv");
    private static final SettingsReader READER =
            new SettingsReader(SettingsSource.of(Map.of("PUBLIC_BASE_URL", "https://integrations.test")));
    private static final Map<String, ProviderApi> APIS = Map.of(
            "github", new GitHubRestApi(GitHubSettings.from(READER)),
            "google", new GoogleApis(GoogleSettings.from(READER)),
            "dropbox", new DropboxHttpApi(DropboxSettings.from(READER)),
            "slack", new SlackWebApi(SlackSettings.from(READER)));

    @BeforeAll
    static void factsAreThere() {
        assumeTrue(Files.isReadable(FACTS), FACTS + " is absent: the rules cannot be held against the vendors' facts");
    }

    @Test
    void everyClassifiedErrorOfAnApiMeansWhatItIsClassifiedAs() throws IOException {
        List<String> checked = new ArrayList<>();
        for (String line : Files.readAllLines(FACTS)) {
            String[] row = line.split("\t", -1);
            if (row[1].equals("api")) {
                checkRow(row);
                checked.add(line);
            }
        }
        assertThat(checked).hasSizeGreaterThan(45);
    }

    private static void checkRow(String[] row) {
        for (String status : row[2].split("\\|", -1)) {
            for (String word : words(row[3])) {
                Glimpse answer = new Glimpse(
                        Integer.parseInt(status),
                        headers(row[3]),
                        body(row[0], row[3], word).getBytes(StandardCharsets.UTF_8));
                String path = row[3].contains("list_folder") ? "/2/files/list_folder/continue" : "/2/files/other";
                ApiRequest request = ApiRequest.post(URI.create("https://vendor.test" + path));
                assertThat(APIS.get(row[0])
                                .classify(request, answer, Instant.now())
                                .kind())
                        .as(String.join(" ", row) + ": " + word)
                        .isEqualTo(AnswerClass.valueOf(row[4]));
            }
        }
    }

    private static List<String> words(String match) {
        String plain =
                match.replaceAll("^(reason=|error=|error\\.\\.tag=|\\.\\.)", "").replaceAll(" \\(.*\\)$", "");
        return List.of(plain.split("\\||( / )", -1));
    }

    private static Headers headers(String match) {
        if (match.startsWith("x-ratelimit-remaining")) {
            return Headers.NONE.and("x-ratelimit-remaining", "0").and("x-ratelimit-reset", "1");
        }
        if (match.startsWith("X-Accepted-OAuth-Scopes")) {
            return Headers.NONE.and("X-Accepted-OAuth-Scopes", "repo").and("X-OAuth-Scopes", "read:user");
        }
        if (match.startsWith("X-GitHub-SSO")) {
            return Headers.NONE.and("X-GitHub-SSO", "required");
        }
        boolean asks = match.equalsIgnoreCase("Retry-After") || match.startsWith("retry-after present");
        return asks ? Headers.NONE.and("Retry-After", "5") : Headers.NONE;
    }

    private static String body(String provider, String match, String word) {
        return switch (provider) {
            case "github" -> "{\"message\":\"" + match + "\"}";
            case "google" ->
                "{\"error\":{\"errors\":[{\"reason\":\"" + word + "\"}],\"details\":[{\"reason\":\"" + word + "\"}]}}";
            case "dropbox" ->
                match.equals("text/plain") || match.equals("any")
                        ? "plain text"
                        : "{\"error\":{\".tag\":\"" + word + "\"}}";
            default -> "{\"ok\":false,\"error\":\"" + word + "\"}";
        };
    }
}
