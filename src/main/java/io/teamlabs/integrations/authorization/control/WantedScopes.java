package io.teamlabs.integrations.authorization.control;

import io.teamlabs.integrations.catalog.entity.Capability;
import io.teamlabs.integrations.catalog.entity.TypeDefinition;
import io.teamlabs.integrations.connection.entity.Integration;
import io.teamlabs.integrations.oauth.control.ProviderDialect;
import io.teamlabs.integrations.oauth.entity.ScopeSet;
import io.teamlabs.integrations.problem.ProblemException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Which scopes to ask for: those of the capabilities wanted, and what the connection has of what it once asked for. */
final class WantedScopes {

    private final TypeDefinition definition;
    private final ProviderDialect dialect;

    WantedScopes(TypeDefinition definition, ProviderDialect dialect) {
        this.definition = definition;
        this.dialect = dialect;
    }

    /** Returns the scopes; fails with a 400 for a capability that the type does not have. */
    ScopeSet of(@Nullable List<String> capabilities, Optional<Integration> row) {
        ScopeSet asked = capabilities == null ? definition.defaultScopes() : definition.scopes(named(capabilities));
        return row.filter(Integration::isConnected)
                .map(this::held)
                .orElse(ScopeSet.EMPTY)
                .union(asked);
    }

    /** Not whatever the provider granted: it may have merged in grants that this service never asked for. */
    private ScopeSet held(Integration row) {
        ScopeSet granted = row.scope();
        return ScopeSet.of(row.requestedScope().values().stream()
                .filter(scope -> dialect.covers(granted, scope))
                .toList());
    }

    private List<Capability> named(List<String> names) {
        List<Capability> capabilities = new ArrayList<>();
        for (String name : names) {
            capabilities.add(definition.capabilities().stream()
                    .filter(capability -> capability.name().equals(name))
                    .findFirst()
                    .orElseThrow(() -> ProblemException.invalid("capabilities", "Name only these: " + known() + ".")));
        }
        return capabilities;
    }

    private String known() {
        return String.join(
                ", ", definition.capabilities().stream().map(Capability::name).toList());
    }
}
