package io.teamlabs.integrations.gateway.control;

import io.teamlabs.integrations.catalog.entity.TypeKey;
import io.teamlabs.integrations.gateway.entity.ApiRequest;
import io.teamlabs.integrations.gateway.entity.Classification;
import io.teamlabs.integrations.oauth.entity.ProviderId;
import java.net.URI;
import java.time.Instant;
import java.util.Optional;

/**
 * An SPI, discovered by CDI: what the gateway must know of a provider's API. Each {@code provider.*} package has one. All
 * answers are quick and without I/O.
 */
public interface ProviderApi {

    ProviderId provider();

    /** The address that the proxy's path is appended to; without a slash at its end. */
    URI base(TypeKey type);

    /** Whether the address is the provider's own. A token goes nowhere else, and no call begins elsewhere. */
    boolean owns(URI address);

    /** Whether the call carries the token; upload addresses that are secret by themselves do not. */
    default boolean authenticates(URI address) {
        return owns(address);
    }

    /** The headers that every call needs and that the caller did not set, such as a version of the API. */
    default ApiRequest prepared(ApiRequest request) {
        return request;
    }

    /** What kind of call it is, as usage names it and quotas count it, where the call does not say so itself. */
    String endpoint(ApiRequest request);

    /** Whether a success must be looked into, as errors may hide in it. */
    default boolean hidesErrors(Glimpse head) {
        return false;
    }

    /** What an answer means. A status that no rule knows is a client's fault below 500, and tried again from there. */
    Classification classify(ApiRequest request, Glimpse answer, Instant now);

    /** The call that must find the grant gone as well before that is believed; empty where the answer is proof enough. */
    default Optional<ApiRequest> confirmation(Classification gone) {
        return Optional.empty();
    }
}
