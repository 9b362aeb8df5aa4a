package io.teamlabs.integrations.ratelimit.control;

import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import io.github.bucket4j.TimeMeter;
import io.teamlabs.integrations.identity.entity.Caller;
import io.teamlabs.integrations.ratelimit.entity.Allowance;
import io.teamlabs.integrations.ratelimit.entity.CallerBudget;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Optional;

/**
 * Counts the calls of each caller of this service, on this node alone: the limits are there against callers that run wild,
 * and are not worth a question to the database.
 */
@ApplicationScoped
public class CallerBudgets {

    private static final int MOST_CALLERS = 50_000;

    @Inject
    CallerSettings settings;

    TimeMeter time = TimeMeter.SYSTEM_NANOTIME;
    RecentBuckets buckets = new RecentBuckets(MOST_CALLERS);
    Bucket anyone;

    @PostConstruct
    void start() {
        anyone = bucket(settings.anyone());
    }

    public boolean isEnabled() {
        return settings.enabled();
    }

    /** Counts one call; those of nobody known are counted together. */
    public CallerBudget count(Optional<Caller> caller) {
        if (caller.isEmpty()) {
            return count("anyone", settings.anyone(), anyone);
        }
        if (caller.get() instanceof Caller.User user) {
            String key = "u " + user.person().id().value();
            return count("user", settings.user(), buckets.get(key, () -> bucket(settings.user())));
        }
        Caller.Service service = (Caller.Service) caller.get();
        String key = "s " + service.organization() + ' ' + service.subject();
        return count("service", settings.service(), buckets.get(key, () -> bucket(settings.service())));
    }

    private static CallerBudget count(String policy, Allowance allowance, Bucket bucket) {
        ConsumptionProbe probe = bucket.tryConsumeAndReturnRemaining(1);
        boolean refused = !probe.isConsumed();
        long nanos = refused ? probe.getNanosToWaitForRefill() : probe.getNanosToWaitForReset();
        return new CallerBudget(policy, allowance, probe.getRemainingTokens(), Duration.ofNanos(nanos), refused);
    }

    /** So that in no window more than the allowed calls come through, what comes at once is taken off the rest. */
    private Bucket bucket(Allowance allowance) {
        long steady = allowance.calls() - allowance.burst() + 1L;
        return Bucket.builder()
                .addLimit(limit -> limit.capacity(allowance.burst()).refillGreedy(steady, allowance.window()))
                .withCustomTimePrecision(time)
                .build();
    }
}
