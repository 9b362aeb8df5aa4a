package io.teamlabs.integrations.catalog.entity;

import io.teamlabs.integrations.oauth.entity.ProviderId;
import io.teamlabs.integrations.oauth.entity.ScopeSet;
import java.util.Collection;
import java.util.List;

/** What a provider's package says of one of its integration types: whose it is, what it can do, what may be set. */
public record TypeDefinition(
        TypeKey type, ProviderId provider, List<Capability> capabilities, SettingsSchema settings) {

    public TypeDefinition {
        capabilities = List.copyOf(capabilities);
    }

    /** The scopes to ask for when nobody names capabilities. */
    public ScopeSet defaultScopes() {
        return scopes(capabilities.stream().filter(Capability::byDefault).toList());
    }

    /** The scopes of these capabilities and of those that every connection needs. */
    public ScopeSet scopes(Collection<Capability> wanted) {
        ScopeSet all = ScopeSet.EMPTY;
        for (Capability capability : capabilities) {
            if (capability.always() || wanted.contains(capability)) {
                all = all.union(capability.scopes());
            }
        }
        return all;
    }
}
