package io.teamlabs.integrations.connection.boundary;

import io.teamlabs.integrations.connection.control.ConnectionStatus;
import io.teamlabs.integrations.connection.control.Slice;
import io.teamlabs.integrations.connection.entity.Integration;
import io.teamlabs.integrations.connection.entity.IntegrationRow;
import io.teamlabs.integrations.identity.entity.Person;
import io.teamlabs.integrations.identity.entity.UserId;
import io.teamlabs.integrations.platform.JsonDocument;
import io.teamlabs.integrations.problem.QueryParameters;
import jakarta.json.JsonObject;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The JSON of a page of an organization's integrations, each with its person; of one who is gone only the id is left. */
final class PageDocument {

    private PageDocument() {}

    static List<UserId> users(Slice<ConnectionStatus> page) {
        return page.items().stream()
                .flatMap(status -> status.integration().stream())
                .map(IntegrationRow::user)
                .distinct()
                .toList();
    }

    static JsonObject of(Slice<ConnectionStatus> page, Collection<Person> people) {
        Map<UserId, Person> byId = people.stream().collect(Collectors.toMap(Person::id, Function.identity()));
        List<JsonDocument> integrations = page.items().stream()
                .flatMap(status -> status.integration().stream()
                        .map(row -> StatusDocument.of(status).with("user", user(row, byId.get(row.user())))))
                .toList();
        return JsonDocument.object()
                .with("integrations", integrations)
                .with(
                        "next",
                        Optional.ofNullable(page.next())
                                .map(after -> QueryParameters.cursor(after.toString()))
                                .orElse(null))
                .toJson();
    }

    private static JsonDocument user(Integration row, @Nullable Person person) {
        return JsonDocument.object()
                .with("id", row.user().value())
                .with("firstName", person == null ? null : person.firstName())
                .with("lastName", person == null ? null : person.lastName())
                .with("email", person == null ? null : person.email());
    }
}
