package io.teamlabs.integrations.gateway.control;

import io.teamlabs.integrations.gateway.entity.Breaker;
import io.teamlabs.integrations.oauth.entity.ProviderId;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.URI;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;

/**
 * What keeps one provider's trouble from the others, on this node: a breaker for each of its hosts, and a number of calls
 * that may be under way.
 */
@ApplicationScoped
public class Breakers {

    @Inject
    GatewaySettings settings;

    private record Host(ProviderId provider, String name) {}

    private final Map<Host, Breaker> breakers = new ConcurrentHashMap<>();
    private final Map<ProviderId, Semaphore> places = new ConcurrentHashMap<>();

    Breaker of(ProviderId provider, URI address) {
        GatewaySettings.Breaking breaking = settings.breaking();
        return breakers.computeIfAbsent(
                new Host(provider, String.valueOf(address.getHost())),
                host -> new Breaker(breaking.failures(), breaking.pause()));
    }

    /** The places for calls to a provider; one is held until its answer is closed. */
    Semaphore places(ProviderId provider) {
        return places.computeIfAbsent(provider, any -> new Semaphore(settings.inFlight()));
    }
}
