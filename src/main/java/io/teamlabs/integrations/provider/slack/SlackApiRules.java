package io.teamlabs.integrations.provider.slack;

import io.teamlabs.integrations.gateway.control.Glimpse;
import io.teamlabs.integrations.gateway.entity.AnswerClass;
import io.teamlabs.integrations.gateway.entity.Classification;
import io.teamlabs.integrations.oauth.control.JsonAnswer;
import io.teamlabs.integrations.oauth.entity.ScopeSet;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/** What refusals of Slack's web API mean; it tells most of them with the status of a success. */
final class SlackApiRules {

    static final String INVALID_AUTH = "invalid_auth";

    private static final Map<String, AnswerClass> ERRORS = errors();

    private SlackApiRules() {}

    private static Map<String, AnswerClass> errors() {
        Map<String, AnswerClass> errors = new HashMap<>();
        put(errors, AnswerClass.REFRESH, "token_expired");
        put(errors, AnswerClass.RECONNECT, "token_revoked", "account_inactive", INVALID_AUTH);
        put(errors, AnswerClass.MISSING_SCOPE, "missing_scope", "not_allowed_token_type", "no_permission");
        put(errors, AnswerClass.USER_ACTION, SlackApi.ADMINISTRATORS_OWN);
        put(errors, AnswerClass.RATE_LIMIT, "ratelimited", "rate_limited", "message_limit_exceeded");
        put(errors, AnswerClass.RETRY, "internal_error", "fatal_error", "service_unavailable", "request_timeout");
        return Map.copyOf(errors);
    }

    private static void put(Map<String, AnswerClass> errors, AnswerClass kind, String... words) {
        Arrays.stream(words).forEach(word -> errors.put(word, kind));
    }

    static Classification classify(Glimpse answer, Instant now) {
        JsonAnswer body = answer.json();
        String error = body.label("error").orElse("status-" + answer.status());
        return Classification.of(kind(answer, body, error), error)
                .pausing(answer.retryAfter(now).orElse(null))
                .needing(ScopeSet.parse(body.label("needed").orElse("")));
    }

    private static AnswerClass kind(Glimpse answer, JsonAnswer body, String error) {
        if (answer.status() == 429) {
            return AnswerClass.RATE_LIMIT;
        }
        if (answer.status() >= 500) {
            return AnswerClass.RETRY;
        }
        // Refusals are short: what is longer than is seen here is a success.
        boolean refused = answer.status() >= 400
                || (answer.isWhole() && body.flag("ok").filter(ok -> !ok).isPresent());
        return refused ? ERRORS.getOrDefault(error, AnswerClass.CLIENT) : AnswerClass.OK;
    }
}
