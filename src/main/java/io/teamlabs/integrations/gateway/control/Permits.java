package io.teamlabs.integrations.gateway.control;

import io.teamlabs.integrations.gateway.entity.Allowance;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Leave to make a call. What a provider said of its quota is kept to, so that the next call does not find out anew. */
@ApplicationScoped
public class Permits {

    @Inject
    Clock clock;

    private record Counted(String provider, String client, String account, String endpoint) {}

    private final Map<Counted, Instant> pauses = new ConcurrentHashMap<>();

    /** Returns how long a call must wait before it may go out; nothing where it may go now. */
    Duration wait(CallContext context, String endpoint) {
        Instant until = pauses.get(counted(context, endpoint));
        if (until == null) {
            return Duration.ZERO;
        }
        Duration left = Duration.between(clock.instant(), until);
        if (left.isNegative() || left.isZero()) {
            pauses.remove(counted(context, endpoint), until);
            return Duration.ZERO;
        }
        return left;
    }

    /** The provider refused a call for its quota: none of the kind goes out for that long. */
    void refused(CallContext context, String endpoint, Duration pause) {
        pauses.put(counted(context, endpoint), clock.instant().plus(pause));
    }

    /** An answer told what is left. */
    void learned(CallContext context, Allowance allowance) {
        if (allowance.remaining() <= 0) {
            pauses.put(counted(context, allowance.endpoint()), allowance.resetAt());
        }
    }

    private static Counted counted(CallContext context, String endpoint) {
        return new Counted(context.provider().value(), context.clientId(), context.accountId(), endpoint);
    }
}
