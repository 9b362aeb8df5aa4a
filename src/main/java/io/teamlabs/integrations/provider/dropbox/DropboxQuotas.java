package io.teamlabs.integrations.provider.dropbox;

import io.teamlabs.integrations.http.entity.OutgoingAnswer;
import io.teamlabs.integrations.platform.Settings;
import io.teamlabs.integrations.ratelimit.control.ProviderQuotas;
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
import java.util.function.Function;

/** Dropbox counts by account and app, and says in its refusals how long to wait. */
@ApplicationScoped
public class DropboxQuotas implements ProviderQuotas {

    /** What Dropbox's description gives where an answer names no time. */
    private static final Duration UNNAMED_WAIT = Duration.ofSeconds(1);

    DropboxLimits limits;

    /** For CDI. */
    DropboxQuotas() {}

    public DropboxQuotas(DropboxLimits limits) {
        this.limits = limits;
    }

    @PostConstruct
    void readSettings() {
        limits = Settings.read(DropboxLimits::from);
    }

    @Override
    public String provider() {
        return DropboxSettings.PROVIDER.value();
    }

    @Override
    public List<Charge> charges(LimitedCall call) {
        return List.of(quota(call).charge(1));
    }

    private Quota quota(LimitedCall call) {
        return new Quota(new QuotaKey(provider(), call.client(), call.account(), "all"), limits.account());
    }

    @Override
    public Map<Quota, Observation> observe(
            LimitedCall call, int status, Function<String, Optional<String>> headers, Instant now) {
        if (status != 429) {
            return Map.of();
        }
        Duration wait = headers.apply("Retry-After")
                .flatMap(value -> OutgoingAnswer.retryAfter(value, now))
                .orElse(UNNAMED_WAIT);
        return Map.of(quota(call), new Observation.Blocked(now.plus(wait)));
    }
}
