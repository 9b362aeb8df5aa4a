package io.teamlabs.integrations.provider.slack;

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
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Slack counts by method and workspace: everyone's calls in a workspace count together. A refusal says how long to wait. */
@ApplicationScoped
public class SlackQuotas implements ProviderQuotas {

    private static final Pattern METHOD = Pattern.compile(".*/api/([a-z][A-Za-z0-9.]{1,60})");
    private static final Set<String> TIER_1 = Set.of("apps.uninstall");
    private static final Set<String> TIER_2 =
            Set.of("conversations.list", "conversations.create", "users.list", "search.messages", "search.files");
    private static final Set<String> TIER_4 = Set.of(
            "users.info",
            "users.profile.get",
            "files.info",
            "files.getUploadURLExternal",
            "files.completeUploadExternal",
            "openid.connect.token");
    private static final Set<String> SPECIAL = Set.of("chat.postMessage", "auth.test", "oauth.v2.access");
    private static final Duration UNNAMED_WAIT = Duration.ofSeconds(30);

    SlackLimits limits;

    /** For CDI. */
    SlackQuotas() {}

    public SlackQuotas(SlackLimits limits) {
        this.limits = limits;
    }

    @PostConstruct
    void readSettings() {
        limits = Settings.read(SlackLimits::from);
    }

    @Override
    public String provider() {
        return SlackSettings.PROVIDER.value();
    }

    /** What is not a method, such as the address that a file's bytes go to, is not counted. */
    @Override
    public List<Charge> charges(LimitedCall call) {
        return quota(call).map(quota -> List.of(quota.charge(1))).orElse(List.of());
    }

    private Optional<Quota> quota(LimitedCall call) {
        Matcher path = METHOD.matcher(String.valueOf(call.uri().getPath()));
        if (!path.matches()) {
            return Optional.empty();
        }
        String method = path.group(1);
        return Optional.of(
                new Quota(new QuotaKey(provider(), call.client(), workspace(call.account()), method), tier(method)));
    }

    /** An account is a workspace and a person in it, parted by a colon. */
    private static String workspace(String account) {
        int colon = account.indexOf(':');
        return colon > 0 ? account.substring(0, colon) : account;
    }

    /** Most methods are of the third tier. */
    private Allowance tier(String method) {
        if (TIER_1.contains(method)) {
            return limits.tier1();
        }
        if (TIER_2.contains(method)) {
            return limits.tier2();
        }
        if (TIER_4.contains(method)) {
            return limits.tier4();
        }
        return SPECIAL.contains(method) ? limits.special() : limits.tier3();
    }

    @Override
    public Map<Quota, Observation> observe(
            LimitedCall call, int status, Function<String, Optional<String>> headers, Instant now) {
        Optional<Quota> quota = quota(call);
        if (status != 429 || quota.isEmpty()) {
            return Map.of();
        }
        Duration wait = headers.apply("Retry-After")
                .flatMap(value -> OutgoingAnswer.retryAfter(value, now))
                .orElse(UNNAMED_WAIT);
        return Map.of(quota.get(), new Observation.Blocked(now.plus(wait)));
    }
}
