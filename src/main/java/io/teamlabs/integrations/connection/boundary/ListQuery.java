package io.teamlabs.integrations.connection.boundary;

import io.teamlabs.integrations.catalog.control.Catalog;
import io.teamlabs.integrations.catalog.entity.TypeKey;
import io.teamlabs.integrations.connection.control.IntegrationFilter;
import io.teamlabs.integrations.connection.control.Slice;
import io.teamlabs.integrations.connection.entity.IntegrationStatus;
import io.teamlabs.integrations.identity.entity.UserId;
import io.teamlabs.integrations.problem.ProblemException;
import io.teamlabs.integrations.problem.QueryParameters;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The query of a list of integrations; every refusal names the parameter and what would be right. */
final class ListQuery {

    private static final int LONGEST = 64;
    private static final int USUAL_LIMIT = 50;
    private static final int LARGEST_LIMIT = 200;

    private final QueryParameters parameters;

    ListQuery(QueryParameters parameters) {
        this.parameters = parameters;
    }

    Slice.Request part() {
        return new Slice.Request(after(), parameters.number("limit", USUAL_LIMIT, 1, LARGEST_LIMIT));
    }

    private @Nullable UUID after() {
        List<String> keys = parameters.cursor("cursor", 1);
        if (keys == null) {
            return null;
        }
        try {
            return UUID.fromString(keys.get(0));
        } catch (IllegalArgumentException notOurs) {
            throw ProblemException.invalid("cursor", "Send next of the page before, unchanged.");
        }
    }

    IntegrationFilter filter(Catalog catalog) {
        return new IntegrationFilter(status(), type(catalog), user(), problem());
    }

    private @Nullable IntegrationStatus status() {
        String[] words = Arrays.stream(IntegrationStatus.values())
                .map(IntegrationStatus::value)
                .toArray(String[]::new);
        return parameters.choice("status", IntegrationStatus::of, words);
    }

    private @Nullable TypeKey type(Catalog catalog) {
        List<TypeKey> known = catalog.types().stream().map(type -> type.key()).toList();
        return parameters.choice(
                "type",
                text -> known.stream().filter(key -> key.value().equals(text)).findFirst(),
                known.stream().map(TypeKey::value).toArray(String[]::new));
    }

    private @Nullable UserId user() {
        String id = parameters.optionalText("user", LONGEST);
        if (id == null) {
            return null;
        }
        return Optional.of(id)
                .filter(UserId::isValid)
                .map(UserId::new)
                .orElseThrow(() -> ProblemException.invalid(
                        "user", "A user's id has 1 to 64 characters of A-Z, a-z, 0-9, _ and -."));
    }

    private @Nullable Boolean problem() {
        return parameters.choice(
                "problem",
                text -> Optional.of(text)
                        .filter(word -> word.equals("true") || word.equals("false"))
                        .map(Boolean::valueOf),
                "true",
                "false");
    }
}
