package io.teamlabs.integrations.identity.control;

import io.teamlabs.integrations.identity.entity.OrganizationId;
import io.teamlabs.integrations.identity.entity.Person;
import io.teamlabs.integrations.identity.entity.UserId;
import io.teamlabs.integrations.platform.NotificationSubscriber;
import io.teamlabs.integrations.platform.Notifications;
import io.teamlabs.integrations.platform.PooledConnections;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * The people and organizations of the application's own tables, read only. In SQL and without a session of Hibernate's,
 * as they are asked before the organization is known. Answers are at most five seconds old; a person's may be older as long
 * as the database tells of every change.
 */
@ApplicationScoped
public class People implements NotificationSubscriber {

    private static final Duration REMEMBERED = Duration.ofSeconds(5);
    /** Bounded, as a change can be made with triggers switched off. */
    private static final Duration REMEMBERED_LONG = Duration.ofMinutes(5);

    private static final int MOST_REMEMBERED = 10_000;
    private static final String ALL = "*";
    private static final String COLUMNS =
            "SELECT id, organization_id, role, first_name, last_name, email, profile_image FROM users ";

    @Resource(lookup = "java:app/jdbc/integrations")
    DataSource dataSource;

    @Inject
    Notifications notifications;

    @Inject
    Clock clock;

    private BriefMemory<UserId, Person> people;
    private BriefMemory<OrganizationId, String> organizations;

    @PostConstruct
    void remember() {
        people =
                new BriefMemory<>(clock, () -> notifications.isAlive() ? REMEMBERED_LONG : REMEMBERED, MOST_REMEMBERED);
        organizations = new BriefMemory<>(clock, REMEMBERED, MOST_REMEMBERED);
    }

    /** Returns the user of that id; empty where the users table has none. */
    public Optional<Person> find(UserId id) {
        return people.find(id, this::read);
    }

    /** Returns the user of that id without asking the database; empty where it would have to be asked. */
    public Optional<Person> remembered(UserId id) {
        return people.remembered(id);
    }

    /** Returns the organization's name, or its id where it has no name. */
    public String organizationName(OrganizationId id) {
        return organizations.find(id, this::readName).orElse(id.value());
    }

    /** Returns those of the ids that are users of the organization, in no order; not remembered. */
    public List<Person> of(OrganizationId organization, Collection<UserId> ids) {
        if (ids.isEmpty()) {
            return List.of();
        }
        return query(
                COLUMNS + "WHERE organization_id = ? AND id = ANY (?)",
                statement -> {
                    Object[] keys = ids.stream().map(UserId::value).toArray();
                    Array array = statement.getConnection().createArrayOf("text", keys);
                    statement.setString(1, organization.value());
                    statement.setArray(2, array);
                },
                People::person);
    }

    @Override
    public String channel() {
        return "users_changed";
    }

    /** The id of a person, or a star for all; nobody is remembered under what is no id of ours. */
    @Override
    public void changed(String payload) {
        if (payload.equals(ALL)) {
            people.allChanged();
        } else if (UserId.isValid(payload)) {
            people.changed(new UserId(payload));
        }
    }

    @Override
    public void dropped() {
        people.allChanged();
    }

    private Optional<Person> read(UserId id) {
        return query(COLUMNS + "WHERE id = ?", statement -> statement.setString(1, id.value()), People::person).stream()
                .findFirst();
    }

    private Optional<String> readName(OrganizationId id) {
        String sql = "SELECT coalesce(nullif(name, ''), id) FROM organizations WHERE id = ?";
        return query(sql, statement -> statement.setString(1, id.value()), row -> row.getString(1)).stream()
                .findFirst();
    }

    private <T> List<T> query(String sql, Parameters parameters, Row<T> row) {
        try (Connection connection = PooledConnections.borrow(dataSource);
                PreparedStatement statement = connection.prepareStatement(sql)) {
            parameters.fill(statement);
            List<T> found = new ArrayList<>();
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    found.add(row.read(rows));
                }
            }
            return found;
        } catch (SQLException failure) {
            throw new IllegalStateException("The users and organizations cannot be read", failure);
        }
    }

    private static Person person(ResultSet row) throws SQLException {
        return new Person(
                new UserId(row.getString(1)),
                organization(row.getString(2)),
                row.getString(3),
                row.getString(4),
                row.getString(5),
                row.getString(6),
                row.getString(7));
    }

    /** An empty text, which the old application writes where it means none, is none. */
    private static @Nullable OrganizationId organization(@Nullable String id) {
        return id == null || id.isBlank() ? null : new OrganizationId(id);
    }

    @FunctionalInterface
    private interface Parameters {
        void fill(PreparedStatement statement) throws SQLException;
    }

    @FunctionalInterface
    private interface Row<T> {
        T read(ResultSet row) throws SQLException;
    }
}
