package io.teamlabs.integrations.connection.control;

import io.teamlabs.integrations.catalog.control.Catalog;
import io.teamlabs.integrations.catalog.entity.CatalogType;
import io.teamlabs.integrations.catalog.entity.TypeKey;
import io.teamlabs.integrations.connection.entity.Integration;
import io.teamlabs.integrations.identity.entity.UserId;
import io.teamlabs.integrations.oauth.control.ProviderDialects;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads statuses of the organization that the thread works for; begin its scope before calling. */
@ApplicationScoped
@Transactional
public class Statuses {

    @Inject
    Integrations integrations;

    @Inject
    Catalog catalog;

    @Inject
    ProviderDialects dialects;

    @Inject
    Clock clock;

    /** Returns the person's status for every type that can exist here, connected or not, in the catalogue's order. */
    public List<ConnectionStatus> of(UserId user) {
        List<Integration> rows = integrations.findByUser(user);
        Set<TypeKey> held = rows.stream().map(Integration::type).collect(Collectors.toSet());
        Stream<ConnectionStatus> neverConnected = catalog.types().stream()
                .filter(type -> type.definition() != null && !held.contains(type.key()))
                .map(type -> status(type, null));
        return Stream.concat(rows.stream().map(this::status), neverConnected)
                .sorted(Comparator.comparingInt(status -> status.type().code()))
                .toList();
    }

    public ConnectionStatus of(UserId user, CatalogType type) {
        return status(type, integrations.findByUserAndType(user, type.key()).orElse(null));
    }

    public Slice<ConnectionStatus> ofOrganization(IntegrationFilter filter, Slice.Request part) {
        return integrations.findByOrganization(filter, part, clock.instant()).map(this::status);
    }

    public Slice<ConnectionStatus> problematic(Slice.Request part) {
        return integrations.findProblematic(part, clock.instant()).map(this::status);
    }

    public Slice<ConnectionStatus> expired(Slice.Request part) {
        return integrations.findExpiredTokens(part, clock.instant()).map(this::status);
    }

    /** Returns what is said of a row that has been read; a type that left the catalogue goes by its key. */
    public ConnectionStatus status(Integration row) {
        CatalogType type = catalog.find(row.type())
                .orElseGet(() -> new CatalogType(
                        row.type(), Integer.MAX_VALUE, row.type().value(), "", null, false, null, null));
        return status(type, row);
    }

    private ConnectionStatus status(CatalogType type, @Nullable Integration row) {
        Instant now = clock.instant();
        return new ConnectionStatus(
                type, row, Optional.ofNullable(row).flatMap(held -> dialects.find(held.provider())), now);
    }
}
