package io.teamlabs.integrations.provider.dropbox;

import io.teamlabs.integrations.gateway.control.Glimpse;
import io.teamlabs.integrations.gateway.entity.AnswerClass;
import io.teamlabs.integrations.gateway.entity.Classification;
import io.teamlabs.integrations.oauth.control.JsonAnswer;
import io.teamlabs.integrations.oauth.entity.ScopeSet;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;

/** What refusals of Dropbox's API mean: a 401 may lack a scope, a 409 is the endpoint's own, a 400 is text. */
final class DropboxApiRules {

    /** What its description says to wait where a limit names no time. */
    private static final Duration SHORTEST_LIMIT = Duration.ofSeconds(1);

    private DropboxApiRules() {}

    static Classification classify(String path, Glimpse answer, Instant now) {
        DropboxTags tags = DropboxTags.of(answer.text());
        if (answer.status() >= 500) {
            return Classification.of(AnswerClass.RETRY, "server-error")
                    .pausing(answer.retryAfter(now).orElse(null));
        }
        return switch (answer.status()) {
            case 401 -> unauthorized(answer, tags);
            case 409 -> Classification.of(ofEndpoint(path, tags), tags.joined());
            case 429 ->
                Classification.of(AnswerClass.RATE_LIMIT, "rate-limited").pausing(wait(answer, now));
            default ->
                Classification.of(
                        AnswerClass.CLIENT, tags.path().isEmpty() ? "status-" + answer.status() : tags.joined());
        };
    }

    private static Classification unauthorized(Glimpse answer, DropboxTags tags) {
        AnswerClass kind = switch (tags.first()) {
            case "expired_access_token" -> AnswerClass.REFRESH;
            case "missing_scope" -> AnswerClass.MISSING_SCOPE;
            case "user_suspended" -> AnswerClass.SUSPENDED;
            default -> AnswerClass.REFRESH_OR_RECONNECT;
        };
        ScopeSet needed = answer.json()
                .object("error")
                .label("required_scope")
                .map(ScopeSet::of)
                .orElse(ScopeSet.EMPTY);
        return Classification.of(kind, tags.joined()).needing(needed);
    }

    private static AnswerClass ofEndpoint(String path, DropboxTags tags) {
        if (tags.first().equals("reset") && path.contains("/list_folder/")) {
            return AnswerClass.RESYNC;
        }
        if (tags.has("too_many_write_operations")) {
            return AnswerClass.RETRY;
        }
        return tags.has("not_found") ? AnswerClass.NOT_FOUND_OR_HIDDEN : AnswerClass.CLIENT;
    }

    private static Duration wait(Glimpse answer, Instant now) {
        JsonAnswer error = answer.json().object("error");
        return answer.retryAfter(now)
                .or(() -> error.number("retry_after").map(BigDecimal::longValue).map(Duration::ofSeconds))
                .orElse(SHORTEST_LIMIT);
    }
}
