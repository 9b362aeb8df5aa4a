package io.teamlabs.integrations.provider.github;

import io.teamlabs.integrations.http.entity.OutgoingAnswer;
import io.teamlabs.integrations.http.entity.OutgoingRequest;
import io.teamlabs.integrations.oauth.control.JsonAnswer;
import io.teamlabs.integrations.oauth.control.ProviderCalls;
import io.teamlabs.integrations.oauth.entity.Account;
import io.teamlabs.integrations.oauth.entity.OAuthFailure;
import io.teamlabs.integrations.oauth.entity.OAuthFailure.Kind;
import io.teamlabs.integrations.platform.Secret;
import java.net.URI;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** The account behind a token, by GitHub's REST API. */
final class GitHubApi {

    /** What a secondary limit costs at least where GitHub names no time. */
    private static final Duration SECONDARY_LIMIT = Duration.ofSeconds(60);

    private final ProviderCalls calls;
    private final URI base;

    GitHubApi(ProviderCalls calls, URI base) {
        this.calls = calls;
        this.base = base;
    }

    /** Puts the version into a request: without it GitHub chooses one, and may choose another tomorrow. */
    static OutgoingRequest versioned(OutgoingRequest request) {
        return request.header("Accept", "application/vnd.github+json").header("X-GitHub-Api-Version", "2022-11-28");
    }

    CompletionStage<Account> account(Secret token) {
        return get("/user", token).thenCompose(answer -> {
            JsonAnswer user = calls.json(understood(answer));
            String id = user.id("id")
                    .orElseThrow(() -> calls.failure(Kind.TEMPORARY, OAuthFailure.INCOMPLETE_IDENTITY, answer));
            return email(user, token).thenApply(email -> account(id, user, email.orElse(null)));
        });
    }

    private static Account account(String id, JsonAnswer user, @Nullable String email) {
        String login = user.label("login").orElse(null);
        String name = user.label("name").orElse(login);
        return new Account(id, login, email, name, user.webAddress("avatar_url").orElse(null));
    }

    /** The public address, else the one that is primary and verified; many hide the first. */
    private CompletionStage<Optional<String>> email(JsonAnswer user, Secret token) {
        Optional<String> shown = user.label("email");
        return shown.isPresent()
                ? CompletableFuture.completedFuture(shown)
                : get("/user/emails", token).thenApply(GitHubApi::primary);
    }

    /** Whoever did not grant the scope for it has no address here, and is connected all the same. */
    private static Optional<String> primary(OutgoingAnswer answer) {
        return answer.status() >= 300
                ? Optional.empty()
                : JsonAnswer.parseList(answer.text()).stream()
                        .filter(one -> one.isTrue("primary") && one.isTrue("verified"))
                        .findFirst()
                        .flatMap(one -> one.label("email"));
    }

    private CompletionStage<OutgoingAnswer> get(String path, Secret token) {
        return calls.send(versioned(OutgoingRequest.get(URI.create(base + path))), token);
    }

    /**
     * Returns a good answer.
     *
     * @throws OAuthFailure for any other. A 403 is never the end of a grant: it limits or forbids
     */
    private OutgoingAnswer understood(OutgoingAnswer answer) {
        if (answer.status() < 300) {
            return answer;
        }
        if (answer.status() == 401) {
            throw calls.failure(Kind.GRANT_GONE, "bad-credentials", answer);
        }
        String message = JsonAnswer.parse(answer.text())
                .flatMap(body -> body.label("message"))
                .orElse("")
                .toLowerCase(Locale.ROOT);
        Optional<Duration> wait = limit(answer, message);
        if (wait.isPresent()) {
            throw new OAuthFailure(Kind.TEMPORARY, "rate-limited", wait.get(), false);
        }
        boolean person = answer.header("X-GitHub-SSO").isPresent() || message.contains("access restrictions");
        throw calls.failure(person ? Kind.USER_ACTION : Kind.TEMPORARY, person ? "approval-needed" : "refused", answer);
    }

    private Optional<Duration> limit(OutgoingAnswer answer, String message) {
        Optional<Duration> asked = answer.retryAfter(calls.now());
        if (asked.isPresent()) {
            return asked;
        }
        if (answer.header("x-ratelimit-remaining").filter("0"::equals).isPresent()) {
            return answer.header("x-ratelimit-reset").flatMap(this::until).or(() -> Optional.of(SECONDARY_LIMIT));
        }
        return message.contains("secondary rate limit") ? Optional.of(SECONDARY_LIMIT) : Optional.empty();
    }

    private Optional<Duration> until(String epochSeconds) {
        try {
            Instant reset = Instant.ofEpochSecond(Long.parseLong(epochSeconds));
            return Optional.of(OutgoingAnswer.bounded(Duration.between(calls.now(), reset)));
        } catch (NumberFormatException | DateTimeException unreadable) {
            return Optional.empty();
        }
    }
}
