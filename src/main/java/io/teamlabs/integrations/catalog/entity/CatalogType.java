package io.teamlabs.integrations.catalog.entity;

import io.teamlabs.integrations.oauth.entity.ClientRegistration;
import io.teamlabs.integrations.oauth.entity.ProviderId;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One integration type as people meet it: the operator's row, what a provider's package says of it, and the client that
 * the settings give.
 *
 * @param purpose what it is for, in a sentence
 * @param enabled the operator's switch; off, nobody can connect
 * @param definition null where no provider's package knows the type, so that it cannot be connected
 * @param client null where the settings hold no credentials
 */
public record CatalogType(
        TypeKey key,
        int code,
        String name,
        String purpose,
        @Nullable String icon,
        boolean enabled,
        @Nullable TypeDefinition definition,
        @Nullable ClientRegistration client) {

    /** Whether the operator's credentials are there. */
    public boolean configured() {
        return definition != null && client != null;
    }

    /** Whether somebody can connect it now. */
    public boolean connectable() {
        return configured() && enabled;
    }

    public Optional<ProviderId> provider() {
        return Optional.ofNullable(definition).map(TypeDefinition::provider);
    }
}
