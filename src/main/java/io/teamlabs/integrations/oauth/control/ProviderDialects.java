package io.teamlabs.integrations.oauth.control;

import io.teamlabs.integrations.oauth.entity.ProviderId;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** The dialects that are deployed. */
@ApplicationScoped
public class ProviderDialects {

    @Inject
    @Any
    Instance<ProviderDialect> dialects;

    public Optional<ProviderDialect> find(ProviderId provider) {
        return dialects.stream()
                .filter(dialect -> dialect.provider().equals(provider))
                .findFirst();
    }

    /** Returns the dialect of a provider that the catalogue names; fails where the deployment lacks it. */
    public ProviderDialect get(ProviderId provider) {
        return find(provider)
                .orElseThrow(() -> new IllegalStateException("No dialect is deployed for the provider " + provider));
    }

    public List<ProviderDialect> all() {
        return dialects.stream()
                .sorted(Comparator.comparing(dialect -> dialect.provider().value()))
                .toList();
    }
}
