package io.teamlabs.integrations.identity.control;

import io.teamlabs.integrations.identity.entity.OrganizationId;
import io.teamlabs.integrations.identity.entity.Person;
import io.teamlabs.integrations.identity.entity.UserId;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The users table as a map. */
final class PeopleInMemory extends People {

    private final Map<UserId, Person> users = new HashMap<>();

    Person add(String id, @Nullable String organization, @Nullable String role) {
        OrganizationId home = organization == null ? null : new OrganizationId(organization);
        Person person = new Person(new UserId(id), home, role, id, null, id + "@example.com", null);
        users.put(person.id(), person);
        return person;
    }

    @Override
    public Optional<Person> find(UserId id) {
        return Optional.ofNullable(users.get(id));
    }

    @Override
    public Optional<Person> remembered(UserId id) {
        return find(id);
    }
}
