package io.teamlabs.integrations.authorization.control;

import io.teamlabs.integrations.catalog.control.Catalog;
import io.teamlabs.integrations.catalog.entity.CatalogType;
import io.teamlabs.integrations.catalog.entity.TypeDefinition;
import io.teamlabs.integrations.catalog.entity.TypeKey;
import io.teamlabs.integrations.oauth.entity.ClientRegistration;
import io.teamlabs.integrations.problem.ProblemException;
import io.teamlabs.integrations.problem.ProblemKind;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/** Whether a type can be connected here and now. */
@ApplicationScoped
public class Connectable {

    @Inject
    Catalog catalog;

    /** A type that can be connected: what the provider's package says of it, and the operator's client. */
    public record Offer(TypeDefinition definition, ClientRegistration client) {}

    /** Returns what is needed to connect a type; fails with 404 for none that there is, 409 for one that is not set up. */
    public Offer offer(TypeKey key) {
        CatalogType type = catalog.named(key.value());
        TypeDefinition definition = type.definition();
        ClientRegistration client = type.client();
        if (definition == null || client == null) {
            throw notConfigured(
                    type.name() + " is not configured here. Ask the operator to set its client id and secret.");
        }
        if (!type.enabled()) {
            throw notConfigured(type.name() + " is switched off here. Ask the operator to enable it.");
        }
        return new Offer(definition, client);
    }

    static ProblemException notConfigured(String detail) {
        return ProblemException.of(ProblemKind.NOT_CONFIGURED, detail);
    }
}
