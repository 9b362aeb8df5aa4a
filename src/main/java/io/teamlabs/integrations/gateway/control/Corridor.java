package io.teamlabs.integrations.gateway.control;

import io.teamlabs.integrations.gateway.entity.ApiAnswer;
import io.teamlabs.integrations.gateway.entity.ApiRequest;
import io.teamlabs.integrations.gateway.entity.CallMade;
import io.teamlabs.integrations.gateway.entity.RetryDelay;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicBoolean;

/** The one way that every call to a provider's API goes. */
@ApplicationScoped
public class Corridor {

    @Inject
    ProviderApis apis;

    @Inject
    AccountTokens tokens;

    @Inject
    Exchanges exchanges;

    @Inject
    Breakers breakers;

    @Inject
    Permits permits;

    @Inject
    Grants grants;

    @Inject
    GatewaySettings settings;

    @Inject
    Event<CallMade> usage;

    @Inject
    Clock clock;

    private final SecureRandom random = new SecureRandom();

    /** Sends a call for an account; as {@link ConnectedAccount#send}. */
    ApiAnswer send(CallContext context, ApiRequest request) {
        ProviderApi api = apis.get(context.provider());
        if (!api.owns(request.uri())) {
            throw new CallProblems(context.vendor()).elsewhere();
        }
        Semaphore places = breakers.places(context.provider());
        if (!places.tryAcquire()) {
            throw new CallProblems(context.vendor()).busy();
        }
        Runnable release = once(places);
        boolean handedOn = false;
        try {
            ApiAnswer answer = passage(context, api, request).run().handedOn(release);
            handedOn = true;
            return answer;
        } finally {
            if (!handedOn) {
                release.run();
            }
        }
    }

    private Passage passage(CallContext context, ProviderApi api, ApiRequest request) {
        return new Passage(this, context, api, api.prepared(request));
    }

    private static Runnable once(Semaphore places) {
        AtomicBoolean held = new AtomicBoolean(true);
        return () -> {
            if (held.compareAndSet(true, false)) {
                places.release();
            }
        };
    }

    RetryDelay delay() {
        return new RetryDelay(
                random, settings.retries().first(), settings.retries().longest());
    }
}
