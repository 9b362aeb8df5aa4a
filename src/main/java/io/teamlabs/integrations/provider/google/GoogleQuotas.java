package io.teamlabs.integrations.provider.google;

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
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Google counts by minute, for the project and for each user of it, in each API by itself; it seldom says when to come again. */
@ApplicationScoped
public class GoogleQuotas implements ProviderQuotas {

    GoogleLimits limits;

    /** For CDI. */
    GoogleQuotas() {}

    public GoogleQuotas(GoogleLimits limits) {
        this.limits = limits;
    }

    @PostConstruct
    void readSettings() {
        limits = Settings.read(GoogleLimits::from);
    }

    @Override
    public String provider() {
        return GoogleSettings.PROVIDER.value();
    }

    @Override
    public List<Charge> charges(LimitedCall call) {
        String path = String.valueOf(call.uri().getPath());
        List<Charge> charges = new ArrayList<>();
        if (path.contains("/calendar/v3/")) {
            add(charges, call, "calendar", limits.calendar());
        } else if (path.contains("/drive/v3/")) {
            add(charges, call, "drive", limits.drive());
        } else if (path.contains("/v2/spaces") || path.contains("/v2/conferenceRecords")) {
            meet(charges, call, path);
        }
        return charges;
    }

    private void meet(List<Charge> charges, LimitedCall call, String path) {
        boolean read = call.method().equals("GET") || call.method().equals("HEAD");
        if (!read && path.endsWith("/v2/spaces")) {
            add(charges, call, "meet-spaces", limits.meetSpaces());
        }
        if (read) {
            add(charges, call, "meet-reads", limits.meetReads());
        } else {
            add(charges, call, "meet-writes", limits.meetWrites());
        }
    }

    private void add(List<Charge> charges, LimitedCall call, String endpoints, GoogleLimits.Both both) {
        QuotaKey user = new QuotaKey(provider(), call.client(), call.account(), endpoints);
        charges.add(new Quota(user, both.user()).charge(1));
        charges.add(new Quota(QuotaKey.ofApp(provider(), call.client(), endpoints), both.project()).charge(1));
    }

    /**
     * A refusal is the user's: whose quota it was, Google says in words only, and to stop a whole project for one of its users
     * would be worse than to be refused again.
     */
    @Override
    public Map<Quota, Observation> observe(
            LimitedCall call, int status, Function<String, Optional<String>> headers, Instant now) {
        Optional<Instant> again = status == 429 || status == 403 || status == 503
                ? headers.apply("Retry-After")
                        .flatMap(value -> OutgoingAnswer.retryAfter(value, now))
                        .map(now::plus)
                : Optional.empty();
        Optional<Quota> quota = charges(call).stream().findFirst().map(Charge::quota);
        return again.isPresent() && quota.isPresent()
                ? Map.of(quota.get(), new Observation.Blocked(again.get()))
                : Map.of();
    }
}
