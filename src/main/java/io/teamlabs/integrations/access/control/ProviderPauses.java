package io.teamlabs.integrations.access.control;

import io.teamlabs.integrations.oauth.entity.ProviderId;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Providers that refuse our client: the operator's fault. The operator is told once, and the provider is left alone for
 * a while, so that thousands of rows do not ask in vain; then one row tries for all, until one succeeds.
 */
@ApplicationScoped
public class ProviderPauses {

    private static final Logger LOG = System.getLogger(ProviderPauses.class.getName());

    @Inject
    RefreshSettings settings;

    @Inject
    Clock clock;

    private final Map<ProviderId, Instant> until = new ConcurrentHashMap<>();

    /** Notes the refusal and returns until when the provider is left alone. */
    Instant refused(ProviderId provider, String code) {
        Instant end = clock.instant().plus(length());
        if (until.put(provider, end) == null) {
            LOG.log(
                    Level.ERROR,
                    "The provider " + provider + " refuses this service's client (" + code
                            + "): check its client id and"
                            + " secret. Connections are untouched; one refresh tries again every " + length() + ".");
        }
        return end;
    }

    Duration length() {
        return settings.waits().misconfigured();
    }

    void works(ProviderId provider) {
        if (until.remove(provider) != null) {
            LOG.log(Level.INFO, "The provider {0} accepts this service''s client again.", provider);
        }
    }

    /** Returns how long the provider is still left alone; empty where it is not. */
    Optional<Duration> remaining(ProviderId provider) {
        Instant now = clock.instant();
        return Optional.ofNullable(until.get(provider))
                .filter(end -> end.isAfter(now))
                .map(end -> Duration.between(now, end));
    }

    /** Whether the last answer of this provider was a refusal of our client: then one row tries for all. */
    boolean isSuspect(ProviderId provider) {
        return until.containsKey(provider);
    }
}
