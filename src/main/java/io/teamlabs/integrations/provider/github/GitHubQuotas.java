package io.teamlabs.integrations.provider.github;

import io.teamlabs.integrations.http.entity.OutgoingAnswer;
import io.teamlabs.integrations.platform.Settings;
import io.teamlabs.integrations.ratelimit.control.ProviderQuotas;
import io.teamlabs.integrations.ratelimit.entity.Allowance;
import io.teamlabs.integrations.ratelimit.entity.Charge;
import io.teamlabs.integrations.ratelimit.entity.LimitedCall;
import io.teamlabs.integrations.ratelimit.entity.Observation;
import io.teamlabs.integrations.ratelimit.entity.Quota;
import io.teamlabs.integrations.ratelimit.entity.QuotaKey;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * GitHub counts requests by hour and tells what is left; beside that it has a secondary limit of points and limits on what
 * creates content, of which it tells only in its refusals. All are a user's.
 */
@ApplicationScoped
public class GitHubQuotas implements ProviderQuotas {

    private static final Set<String> READS = Set.of("GET", "HEAD", "OPTIONS");
    private static final int READ_POINTS = 1;
    private static final int WRITE_POINTS = 5;

    /** GitHub asks for a minute at least where a secondary limit is hit and it names no time. */
    private static final Duration UNNAMED_WAIT = Duration.ofMinutes(1);

    GitHubLimits limits;

    /** For CDI. */
    GitHubQuotas() {}

    public GitHubQuotas(GitHubLimits limits) {
        this.limits = limits;
    }

    @PostConstruct
    void readSettings() {
        limits = Settings.read(GitHubLimits::from);
    }

    @Override
    public String provider() {
        return GitHubSettings.PROVIDER.value();
    }

    @Override
    public List<Charge> charges(LimitedCall call) {
        if (pathOf(call).endsWith("/rate_limit")) {
            return List.of();
        }
        List<Charge> charges = new ArrayList<>();
        boolean write = !READS.contains(call.method());
        charges.add(requests(call).charge(1));
        charges.add(points(call).charge(write ? WRITE_POINTS : READ_POINTS));
        if (write && !call.method().equals("DELETE")) {
            charges.add(quota(call, "content", limits.content()).charge(1));
            charges.add(quota(call, "content-hourly", limits.contentHourly()).charge(1));
        }
        return charges;
    }

    private Quota requests(LimitedCall call) {
        return isSearch(call) ? quota(call, "search", limits.search()) : quota(call, "core", limits.core());
    }

    private Quota points(LimitedCall call) {
        return quota(call, "points", limits.points());
    }

    private Quota quota(LimitedCall call, String endpoints, Allowance allowance) {
        return new Quota(new QuotaKey(provider(), call.client(), call.account(), endpoints), allowance);
    }

    private static boolean isSearch(LimitedCall call) {
        return pathOf(call).contains("/search/");
    }

    private static String pathOf(LimitedCall call) {
        return String.valueOf(call.uri().getPath());
    }

    @Override
    public Map<Quota, Observation> observe(
            LimitedCall call, int status, Function<String, Optional<String>> headers, Instant now) {
        Map<Quota, Observation> seen = new HashMap<>();
        Optional<Observation.Left> left = left(call, headers);
        left.ifPresent(counted -> seen.put(requests(call), counted));
        boolean refused = status == 429 || status == 403;
        boolean spent = left.filter(counted -> counted.calls() == 0).isPresent();
        if (refused && !spent) {
            headers.apply("Retry-After")
                    .flatMap(value -> OutgoingAnswer.retryAfter(value, now))
                    .or(() -> status == 429 ? Optional.of(UNNAMED_WAIT) : Optional.empty())
                    .ifPresent(wait -> seen.put(points(call), new Observation.Blocked(now.plus(wait))));
        }
        return seen;
    }

    /** What is left of the resource that this call counts to; other resources have numbers of their own. */
    private static Optional<Observation.Left> left(LimitedCall call, Function<String, Optional<String>> headers) {
        String mine = isSearch(call) ? "search" : "core";
        if (!headers.apply("x-ratelimit-resource").orElse(mine).equals(mine)) {
            return Optional.empty();
        }
        Optional<Long> remaining = headers.apply("x-ratelimit-remaining").flatMap(GitHubQuotas::number);
        Optional<Long> reset = headers.apply("x-ratelimit-reset").flatMap(GitHubQuotas::number);
        if (remaining.isEmpty() || reset.isEmpty()) {
            return Optional.empty();
        }
        int calls = (int) Math.min(Integer.MAX_VALUE, remaining.get());
        try {
            return Optional.of(new Observation.Left(calls, Instant.ofEpochSecond(reset.get())));
        } catch (DateTimeException beyondTime) {
            return Optional.empty();
        }
    }

    private static Optional<Long> number(String text) {
        boolean digits = !text.isEmpty() && text.length() <= 18 && text.chars().allMatch(c -> c >= '0' && c <= '9');
        return digits ? Optional.of(Long.parseLong(text)) : Optional.empty();
    }
}
