package io.teamlabs.integrations.provider.github;

import io.teamlabs.integrations.gateway.control.Addresses;
import io.teamlabs.integrations.gateway.entity.ApiAnswer;
import io.teamlabs.integrations.gateway.entity.ApiRequest;
import io.teamlabs.integrations.platform.JsonDocument;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * GitHub's REST API for one connected account: each method is one call, plus one where a repository has been renamed. What
 * is no success leaves as a problem.
 */
final class GitHubCalls {

    private static final int MOST_MOVES = 3;

    private final Function<ApiRequest, ApiAnswer> account;
    private final URI base;

    /** Calls through what sends for one connected account. */
    GitHubCalls(Function<ApiRequest, ApiAnswer> account, URI base) {
        this.account = account;
        this.base = base;
    }

    GitHubJson get(String path) {
        return one(ApiRequest.get(address(path)));
    }

    /** Reads one page and keeps what fits; a page of a filtered list may be short, or empty, without being the last. */
    <T> GitHubPage<T> page(String path, PageQuery query, Predicate<GitHubJson> kept, Function<GitHubJson, T> form) {
        ApiRequest request = ApiRequest.get(address(path + "?" + encoded(query.parameters())));
        try (ApiAnswer answer = success(request)) {
            OptionalInt next = answer.header("Link").map(NextPage::in).orElse(OptionalInt.empty());
            return new GitHubPage<>(
                    GitHubBody.objects(answer, kept, form), next.isPresent() ? query.cursorOf(next.getAsInt()) : null);
        }
    }

    /** Never sent twice: GitHub would make two of it. */
    GitHubJson post(String path, JsonDocument body) {
        return one(ApiRequest.post(address(path)).json(body.toJson().toString()));
    }

    /** Sets what the body names, however often it is sent. */
    GitHubJson patch(String path, JsonDocument body) {
        return one(ApiRequest.of("PATCH", address(path))
                .json(body.toJson().toString())
                .repeatable());
    }

    /** Returns the answer itself, refusals included; to be closed. */
    ApiAnswer put(String path, JsonDocument body) {
        return send(ApiRequest.of("PUT", address(path)).json(body.toJson().toString()));
    }

    private GitHubJson one(ApiRequest request) {
        try (ApiAnswer answer = success(request)) {
            return GitHubBody.object(answer);
        }
    }

    private ApiAnswer success(ApiRequest request) {
        ApiAnswer answer = send(request);
        if (answer.isSuccess() && answer.status() < 300) {
            return answer;
        }
        try (answer) {
            throw GitHubRefusals.problem(answer);
        }
    }

    /** A renamed repository answers with its lasting address; for what is no GET, it has done nothing yet. */
    private ApiAnswer send(ApiRequest request) {
        ApiRequest current = request.followingRedirects();
        ApiAnswer answer = account.apply(current);
        for (int moves = 0; moves < MOST_MOVES; moves++) {
            Optional<URI> moved = moved(answer);
            if (moved.isEmpty()) {
                return answer;
            }
            answer.close();
            current = current.at(moved.get());
            answer = account.apply(current);
        }
        return answer;
    }

    private Optional<URI> moved(ApiAnswer answer) {
        boolean redirect = answer.status() == 301 || answer.status() == 307 || answer.status() == 308;
        return redirect
                ? answer.header("Location")
                        .flatMap(GitHubCalls::uri)
                        .filter(address -> Addresses.isWithin(base, address))
                : Optional.empty();
    }

    private static Optional<URI> uri(String text) {
        try {
            return Optional.of(URI.create(text));
        } catch (IllegalArgumentException malformed) {
            return Optional.empty();
        }
    }

    private URI address(String path) {
        return URI.create(base + path);
    }

    private static String encoded(Map<String, String> parameters) {
        return parameters.entrySet().stream()
                .map(parameter ->
                        parameter.getKey() + "=" + URLEncoder.encode(parameter.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }
}
