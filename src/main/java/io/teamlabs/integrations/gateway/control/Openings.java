package io.teamlabs.integrations.gateway.control;

import io.teamlabs.integrations.catalog.control.Catalog;
import io.teamlabs.integrations.catalog.entity.Capability;
import io.teamlabs.integrations.catalog.entity.CatalogType;
import io.teamlabs.integrations.catalog.entity.TypeDefinition;
import io.teamlabs.integrations.catalog.entity.TypeKey;
import io.teamlabs.integrations.connection.control.ConnectionStatus;
import io.teamlabs.integrations.connection.control.Statuses;
import io.teamlabs.integrations.connection.entity.Integration;
import io.teamlabs.integrations.identity.control.OrganizationScope;
import io.teamlabs.integrations.identity.entity.Person;
import io.teamlabs.integrations.oauth.control.ProviderDialect;
import io.teamlabs.integrations.oauth.control.ProviderDialects;
import io.teamlabs.integrations.oauth.entity.ScopeSet;
import io.teamlabs.integrations.problem.ProblemException;
import io.teamlabs.integrations.problem.ProblemKind;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/** Finds out whether a person's account can be called, and for which capability. */
@ApplicationScoped
public class Openings {

    private static final String UNKNOWN_CLIENT = "unknown";

    @Inject
    Catalog catalog;

    @Inject
    Statuses statuses;

    @Inject
    ProviderDialects dialects;

    /** Returns for whom calls are made; fails as {@link ConnectedAccounts#open} says. */
    CallContext open(Person person, TypeKey type, String capability) {
        CatalogType known = catalog.named(type.value());
        CallContext context = open(person, known);
        Capability wanted = capabilities(known)
                .filter(one -> one.name().equals(capability))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(type + " has no capability " + capability));
        ProviderDialect dialect = dialects.get(context.provider());
        ScopeSet missing = ScopeSet.of(wanted.scopes().values().stream()
                .filter(scope -> !dialect.covers(context.granted(), scope))
                .toList());
        if (!missing.isEmpty()) {
            throw new CallProblems(context.vendor()).missingScope(context, missing, capability);
        }
        return context;
    }

    private static Stream<Capability> capabilities(CatalogType type) {
        return Optional.ofNullable(type.definition()).map(TypeDefinition::capabilities).stream()
                .flatMap(List::stream);
    }

    /** The same without a capability: the provider itself decides on each call. */
    CallContext open(Person person, CatalogType type) {
        ConnectionStatus status =
                OrganizationScope.within(person.requireOrganization(), () -> statuses.of(person.id(), type));
        Integration row = status.integration()
                .filter(held -> status.connected() && !status.reconnectNeeded())
                .orElseThrow(() -> unusable(status));
        return context(row, status);
    }

    private CallContext context(Integration row, ConnectionStatus status) {
        return new CallContext(
                row.organization(),
                row.user(),
                row.type(),
                row.provider(),
                row.id(),
                Objects.requireNonNullElse(row.clientId(), UNKNOWN_CLIENT),
                status.account().map(account -> account.id()).orElse(row.id().toString()),
                dialects.get(row.provider()).vendor(),
                row.scope(),
                status.settings(),
                row.hasAuthenticationFailures());
    }

    private static ProblemException unusable(ConnectionStatus status) {
        if (!status.reconnectNeeded()) {
            return ProblemException.of(
                    ProblemKind.NOT_CONNECTED,
                    "No account is connected. Let the person connect it on the integrations page.");
        }
        String words = status.lastError()
                .map(ConnectionStatus.LastError::message)
                .filter(message -> !message.isEmpty())
                .orElse("The connection no longer works. Let the person connect the account again.");
        return ProblemException.of(ProblemKind.RECONNECT_NEEDED, words);
    }
}
