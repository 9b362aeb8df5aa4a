package io.teamlabs.integrations.ratelimit.control;

import io.teamlabs.integrations.ratelimit.entity.Charge;
import io.teamlabs.integrations.ratelimit.entity.LimitedCall;
import io.teamlabs.integrations.ratelimit.entity.Observation;
import io.teamlabs.integrations.ratelimit.entity.Quota;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** An SPI that CDI discovers: each provider's package says what that provider counts, and reads its headers. */
public interface ProviderQuotas {

    /** Returns the id of the provider, as the catalogue has it. */
    String provider();

    /** Returns what a call costs of which quotas; empty where the provider counts nothing that it hits. */
    List<Charge> charges(LimitedCall call);

    /**
     * Returns what an answer teaches; empty where it says nothing new. Headers are asked for by name, in any case.
     *
     * @param status the answer's HTTP status
     */
    Map<Quota, Observation> observe(
            LimitedCall call, int status, Function<String, Optional<String>> headers, Instant now);
}
