package io.teamlabs.integrations.provider.google;

import io.teamlabs.integrations.gateway.control.Glimpse;
import io.teamlabs.integrations.gateway.entity.AnswerClass;
import io.teamlabs.integrations.gateway.entity.Classification;
import io.teamlabs.integrations.oauth.control.JsonAnswer;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What refusals of Google's APIs mean: by status, and below it by the reasons in the body. A bare 403 ends no grant. */
final class GoogleApiRules {

    private static final Map<AnswerClass, Set<String>> FORBIDDEN = Map.of(
            AnswerClass.MISSING_SCOPE,
            Set.of("insufficientPermissions", "insufficientScopes", "ACCESS_TOKEN_SCOPE_INSUFFICIENT"),
            AnswerClass.CONFIG,
            Set.of("accessNotConfigured", "SERVICE_DISABLED"),
            AnswerClass.RATE_LIMIT,
            Set.of("rateLimitExceeded", "userRateLimitExceeded", "RATE_LIMIT_EXCEEDED", "sharingRateLimitExceeded"),
            AnswerClass.RATE_LIMIT_LONG,
            Set.of("quotaExceeded", "dailyLimitExceeded"),
            AnswerClass.USER_ACTION,
            Set.of("storageQuotaExceeded", "teamDriveFileLimitExceeded", "domainPolicy"));

    private static final Set<String> RESYNC = Set.of("fullSyncRequired", "updatedMinTooLongAgo");

    private GoogleApiRules() {}

    static Classification classify(Glimpse answer, Instant now) {
        Set<String> reasons = reasons(answer);
        String reason = reasons.stream().findFirst().orElse("status-" + answer.status());
        AnswerClass kind = answer.status() >= 500 ? AnswerClass.RETRY : kind(answer.status(), reasons);
        return Classification.of(kind, reason)
                .pausing(answer.retryAfter(now).orElse(null))
                .about(location(answer));
    }

    private static AnswerClass kind(int status, Set<String> reasons) {
        return switch (status) {
            case 401 -> AnswerClass.REFRESH_OR_RECONNECT;
            case 403 -> forbidden(reasons);
            case 404 -> AnswerClass.NOT_FOUND_OR_HIDDEN;
            case 410 -> reasons.stream().anyMatch(RESYNC::contains) ? AnswerClass.RESYNC : AnswerClass.GONE;
            case 429 -> AnswerClass.RATE_LIMIT;
            default -> AnswerClass.CLIENT;
        };
    }

    private static AnswerClass forbidden(Set<String> reasons) {
        return FORBIDDEN.entrySet().stream()
                .filter(rule -> reasons.stream().anyMatch(rule.getValue()::contains))
                .map(Map.Entry::getKey)
                .findFirst()
                .orElse(AnswerClass.CLIENT);
    }

    /** The reasons in the older form ({@code errors}), then in the newer one ({@code details}), then the status. */
    private static Set<String> reasons(Glimpse answer) {
        JsonAnswer error = answer.json().object("error");
        Set<String> reasons = new LinkedHashSet<>();
        for (List<JsonAnswer> some : List.of(error.objects("errors"), error.objects("details"))) {
            some.forEach(one -> one.label("reason").ifPresent(reasons::add));
        }
        error.label("status").ifPresent(reasons::add);
        return reasons;
    }

    private static @Nullable String location(Glimpse answer) {
        return answer.json().object("error").objects("errors").stream()
                .map(one -> one.label("location"))
                .flatMap(Optional::stream)
                .findFirst()
                .orElse(null);
    }
}
