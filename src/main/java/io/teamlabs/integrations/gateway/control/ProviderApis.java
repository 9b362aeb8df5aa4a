package io.teamlabs.integrations.gateway.control;

import io.teamlabs.integrations.oauth.entity.ProviderId;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;

/** The APIs that are deployed. */
@ApplicationScoped
public class ProviderApis {

    @Inject
    @Any
    Instance<ProviderApi> apis;

    /** Returns the API of a provider that the catalogue names; fails where the deployment lacks it. */
    public ProviderApi get(ProviderId provider) {
        return apis.stream()
                .filter(api -> api.provider().equals(provider))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("No API is deployed for the provider " + provider));
    }
}
