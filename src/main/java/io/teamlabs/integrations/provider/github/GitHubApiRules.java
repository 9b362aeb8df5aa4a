package io.teamlabs.integrations.provider.github;

import io.teamlabs.integrations.gateway.control.Glimpse;
import io.teamlabs.integrations.gateway.entity.AnswerClass;
import io.teamlabs.integrations.gateway.entity.Classification;
import io.teamlabs.integrations.oauth.control.JsonAnswer;
import io.teamlabs.integrations.oauth.entity.ScopeSet;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What refusals of GitHub's REST API mean. A 403 limits, lacks something or forbids; it never ends a grant. */
final class GitHubApiRules {

    /** What a secondary limit costs at least where GitHub names no time. */
    private static final Duration SECONDARY_LIMIT = Duration.ofSeconds(60);

    private GitHubApiRules() {}

    static Classification classify(Glimpse answer, Instant now) {
        int status = answer.status();
        if (status >= 500) {
            return Classification.of(AnswerClass.RETRY, "server-error")
                    .pausing(answer.retryAfter(now).orElse(null));
        }
        return switch (status) {
            case 401 -> Classification.of(AnswerClass.REFRESH_OR_RECONNECT, "bad-credentials");
            case 403, 429 -> limited(answer, now).orElseGet(() -> forbidden(answer));
            case 404 ->
                missingScope(answer).orElseGet(() -> Classification.of(AnswerClass.NOT_FOUND_OR_HIDDEN, "not-found"));
            case 410 -> known(answer).orElseGet(() -> Classification.of(AnswerClass.GONE, "gone"));
            default -> known(answer).orElseGet(() -> complaint(answer));
        };
    }

    private static Optional<Classification> limited(Glimpse answer, Instant now) {
        Optional<Duration> asked = answer.retryAfter(now);
        if (asked.isEmpty()) {
            asked = answer.header("x-ratelimit-remaining").filter("0"::equals).flatMap(none -> untilReset(answer, now));
        }
        boolean limits =
                answer.status() == 429 || asked.isPresent() || message(answer).contains("secondary rate limit");
        return limits
                ? Optional.of(Classification.of(AnswerClass.RATE_LIMIT, "rate-limited")
                        .pausing(asked.orElse(SECONDARY_LIMIT)))
                : Optional.empty();
    }

    private static Optional<Duration> untilReset(Glimpse answer, Instant now) {
        return resetAt(answer).map(reset -> Duration.between(now, reset)).or(() -> Optional.of(SECONDARY_LIMIT));
    }

    /** When the quota is full again; GitHub tells seconds since 1970. */
    static Optional<Instant> resetAt(Glimpse answer) {
        try {
            return answer.header("x-ratelimit-reset").map(Long::parseLong).map(Instant::ofEpochSecond);
        } catch (NumberFormatException | DateTimeException unreadable) {
            return Optional.empty();
        }
    }

    private static Classification forbidden(Glimpse answer) {
        if (answer.headers().has("X-GitHub-SSO")) {
            return Classification.of(AnswerClass.USER_ACTION, "saml-authorization-needed");
        }
        if (message(answer).contains("oauth app access restrictions")) {
            return Classification.of(AnswerClass.USER_ACTION, "organization-approval-needed");
        }
        return missingScope(answer)
                .or(() -> known(answer))
                .orElseGet(() -> Classification.of(AnswerClass.CLIENT, "forbidden"));
    }

    /** The header lists scopes of which one is enough. Tokens of GitHub Apps have none, so nothing follows for them. */
    private static Optional<Classification> missingScope(Glimpse answer) {
        ScopeSet accepted =
                ScopeSet.parse(answer.header("X-Accepted-OAuth-Scopes").orElse(""));
        Optional<ScopeSet> granted = answer.header("X-OAuth-Scopes").map(ScopeSet::parse);
        boolean lacking = granted.isPresent()
                && !accepted.isEmpty()
                && accepted.values().stream().noneMatch(scope -> GitHubScopes.covers(granted.get(), scope));
        return lacking
                ? Optional.of(Classification.of(AnswerClass.MISSING_SCOPE, "missing-scope")
                        .needing(narrowest(accepted)))
                : Optional.empty();
    }

    /** Of scopes that are each enough, the one that all the others imply: no more is asked for than is needed. */
    private static ScopeSet narrowest(ScopeSet accepted) {
        return accepted.values().stream()
                .filter(scope -> accepted.values().stream()
                        .allMatch(other -> GitHubScopes.covers(ScopeSet.of(List.of(other)), scope)))
                .findFirst()
                .map(scope -> ScopeSet.of(List.of(scope)))
                .orElse(accepted);
    }

    /** What only the words tell: those of the answer, or of its first complaint. */
    private static Optional<Classification> known(Glimpse answer) {
        String complaint = answer.json().objects("errors").stream()
                .findFirst()
                .flatMap(error -> error.label("message"))
                .orElse("");
        return GitHubComplaints.code(message(answer) + " " + complaint.toLowerCase(Locale.ROOT))
                .map(code -> Classification.of(AnswerClass.CLIENT, code));
    }

    private static Classification complaint(Glimpse answer) {
        List<JsonAnswer> errors = answer.json().objects("errors");
        Optional<JsonAnswer> first = errors.stream().findFirst();
        String code = first.flatMap(error -> error.label("code")).orElse("status-" + answer.status());
        return Classification.of(AnswerClass.CLIENT, code)
                .about(first.flatMap(error -> error.label("field")).orElse(null));
    }

    private static String message(Glimpse answer) {
        return answer.json().label("message").orElse("").toLowerCase(Locale.ROOT);
    }
}
