package io.teamlabs.integrations.catalog.control;

import io.teamlabs.integrations.catalog.entity.CatalogType;
import io.teamlabs.integrations.catalog.entity.CommonType;
import io.teamlabs.integrations.catalog.entity.TypeDefinition;
import io.teamlabs.integrations.catalog.entity.TypeKey;
import io.teamlabs.integrations.oauth.control.ProviderDialect;
import io.teamlabs.integrations.oauth.control.ProviderDialects;
import io.teamlabs.integrations.problem.ProblemException;
import io.teamlabs.integrations.problem.ProblemKind;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The integration types. The rows are read again every few seconds, so that an operator's edit is soon seen. */
@ApplicationScoped
public class Catalog {

    private static final Duration KEPT = Duration.ofSeconds(5);

    @Inject
    CommonTypes rows;

    @Inject
    @Any
    Instance<TypeDefinitions> definitions;

    @Inject
    ProviderDialects dialects;

    @Inject
    Clock clock;

    private volatile @Nullable Reading reading;

    private record Reading(List<CatalogType> types, Instant until) {}

    /** Returns the types by code; rows whose key no type can have are left out. */
    public List<CatalogType> types() {
        Instant now = clock.instant();
        Reading last = reading;
        if (last == null || !now.isBefore(last.until())) {
            last = new Reading(read(), now.plus(KEPT));
            reading = last;
        }
        return last.types();
    }

    private List<CatalogType> read() {
        return rows.all().stream()
                .filter(row -> TypeKey.isValid(row.typeKey()))
                .map(this::join)
                .toList();
    }

    private CatalogType join(CommonType row) {
        TypeKey key = new TypeKey(row.typeKey());
        TypeMetadata metadata = TypeMetadata.parse(row.metadata());
        TypeDefinition definition = definitions.stream()
                .flatMap(all -> all.types().stream())
                .filter(candidate -> candidate.type().equals(key))
                .findFirst()
                .orElse(null);
        return new CatalogType(
                key,
                row.code(),
                row.name(),
                metadata.purpose(),
                row.icon(),
                metadata.enabled(),
                definition,
                Optional.ofNullable(definition)
                        .flatMap(known -> dialects.find(known.provider()))
                        .flatMap(ProviderDialect::client)
                        .orElse(null));
    }

    public Optional<CatalogType> find(TypeKey key) {
        return types().stream().filter(type -> type.key().equals(key)).findFirst();
    }

    /** Returns the type that an address names, or fails with a 404 that names those there are. */
    public CatalogType named(String typeInPath) {
        return Optional.of(typeInPath)
                .filter(TypeKey::isValid)
                .flatMap(valid -> find(new TypeKey(valid)))
                .orElseThrow(this::unknownType);
    }

    private ProblemException unknownType() {
        String known = types().stream().map(type -> type.key().value()).collect(Collectors.joining(", "));
        return ProblemException.of(
                ProblemKind.NOT_FOUND,
                "There is no integration type of this key. The type must be one of: " + known + ".");
    }
}
