package io.teamlabs.integrations.legacy.documents.control;

import io.teamlabs.integrations.identity.entity.OrganizationId;
import io.teamlabs.integrations.identity.entity.UserId;
import io.teamlabs.integrations.legacy.documents.entity.OldUser;
import io.teamlabs.integrations.legacy.documents.entity.Outcome;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * Writes users. The table keeps no times, so a row that is there counts as the newer one: it only gets what it lacks. The
 * eleven legacy columns are not written: tokens go sealed into integrations, and nowhere in clear.
 */
final class UserRows {

    private static final String STAGE = """
            CREATE TEMPORARY TABLE staged_users (
                id text, organization_id text, email text, first_name text, last_name text, profile_image text, role text)
            ON COMMIT DELETE ROWS""";
    private static final String INSERT = """
            WITH new AS (
                INSERT INTO users (id, organization_id, email, first_name, last_name, profile_image, role)
                SELECT id, organization_id, email, first_name, last_name, profile_image, role FROM staged_users
                ON CONFLICT DO NOTHING
                RETURNING id)
            SELECT id FROM staged_users WHERE id NOT IN (SELECT id FROM new)""";
    private static final String FILL = """
            UPDATE users AS held
               SET organization_id = coalesce(nullif(held.organization_id, ''), read.organization_id),
                   email = coalesce(nullif(held.email, ''), read.email),
                   first_name = coalesce(nullif(held.first_name, ''), read.first_name),
                   last_name = coalesce(nullif(held.last_name, ''), read.last_name),
                   profile_image = coalesce(nullif(held.profile_image, ''), read.profile_image),
                   role = coalesce(nullif(held.role, ''), read.role)
              FROM staged_users AS read
             WHERE held.id = read.id AND held.id = ANY (?)
               AND ((nullif(held.organization_id, '') IS NULL AND read.organization_id IS NOT NULL)
                 OR (nullif(held.email, '') IS NULL AND read.email IS NOT NULL)
                 OR (nullif(held.first_name, '') IS NULL AND read.first_name IS NOT NULL)
                 OR (nullif(held.last_name, '') IS NULL AND read.last_name IS NOT NULL)
                 OR (nullif(held.profile_image, '') IS NULL AND read.profile_image IS NOT NULL)
                 OR (nullif(held.role, '') IS NULL AND read.role IS NOT NULL))
            RETURNING held.id""";
    private static final String COMPARE = """
            SELECT held.id, nullif(held.organization_id, ''),
                   coalesce(held.organization_id <> read.organization_id, false)
                   OR coalesce(held.email <> read.email, false)
                   OR coalesce(held.first_name <> read.first_name, false)
                   OR coalesce(held.last_name <> read.last_name, false)
                   OR coalesce(held.profile_image <> read.profile_image, false)
                   OR coalesce(held.role <> read.role, false)
              FROM users AS held JOIN staged_users AS read USING (id)
             WHERE held.id = ANY (?)""";

    private final Connection connection;
    private final Copying copying;
    private final CopyBinary rows = new CopyBinary(1 << 17);

    UserRows(Connection connection, Copying copying) throws SQLException {
        this.connection = connection;
        this.copying = copying;
        copying.run(STAGE);
    }

    /** Writes the batch's users; of those that were there it learns the organization that the table knows. */
    void write(Batch batch, Tally tally) throws SQLException {
        rows.clear();
        batch.linesWithUser().forEach(line -> stage(Objects.requireNonNull(line.user())));
        if (rows.isEmpty()) {
            return;
        }
        copying.copy("staged_users", rows);
        Set<String> there = there();
        batch.linesWithUser()
                .filter(line ->
                        !there.contains(Objects.requireNonNull(line.user()).id().value()))
                .forEach(line -> tally.add(Outcome.USER_WRITTEN));
        if (!there.isEmpty()) {
            fill(batch, there, tally);
        }
        batch.linesWithUser()
                .filter(line -> batch.organization(
                                Objects.requireNonNull(line.user()).id())
                        .isEmpty())
                .forEach(line -> tally.add(Outcome.USER_WITHOUT_ORGANIZATION));
    }

    private void stage(OldUser user) {
        OrganizationId organization = user.organization();
        rows.row(7)
                .column(user.id().value())
                .column(organization == null ? null : organization.value())
                .column(user.email())
                .column(user.firstName())
                .column(user.lastName())
                .column(user.profileImage())
                .column(user.role());
    }

    private Set<String> there() throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement(INSERT)) {
            return ids(insert);
        }
    }

    private void fill(Batch batch, Set<String> there, Tally tally) throws SQLException {
        Set<String> filled;
        try (PreparedStatement update = connection.prepareStatement(FILL)) {
            update.setArray(1, connection.createArrayOf("text", there.toArray()));
            filled = ids(update);
        }
        try (PreparedStatement compare = connection.prepareStatement(COMPARE)) {
            compare.setArray(1, connection.createArrayOf("text", there.toArray()));
            try (ResultSet row = compare.executeQuery()) {
                while (row.next()) {
                    Optional<OrganizationId> organization =
                            Optional.ofNullable(row.getString(2)).map(OrganizationId::new);
                    batch.organizations().put(new UserId(row.getString(1)), organization);
                    tally.add(outcome(filled.contains(row.getString(1)), row.getBoolean(3)));
                }
            }
        }
    }

    private static Outcome outcome(boolean filled, boolean differs) {
        if (differs) {
            return Outcome.USER_KEPT;
        }
        return filled ? Outcome.USER_FILLED : Outcome.USER_UNCHANGED;
    }

    private static Set<String> ids(PreparedStatement statement) throws SQLException {
        List<String> ids = new ArrayList<>();
        try (ResultSet row = statement.executeQuery()) {
            while (row.next()) {
                ids.add(row.getString(1));
            }
        }
        return new HashSet<>(ids);
    }
}
