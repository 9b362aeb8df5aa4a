package io.teamlabs.integrations.demo;

import io.teamlabs.integrations.platform.EmbeddedDatabase;
import io.teamlabs.integrations.simulator.teamlabs.TeamLabsOrganization;
import io.teamlabs.integrations.simulator.teamlabs.TeamLabsSimulator;
import io.teamlabs.integrations.simulator.teamlabs.TeamLabsUser;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;

/** Writes TeamLabs' people into the application's own tables, as the old application would have. */
final class DemoPeople {

    private DemoPeople() {}

    static void write(TeamLabsSimulator teamLabs, EmbeddedDatabase database) {
        try (Connection connection = database.asOwner()) {
            for (TeamLabsOrganization organization : teamLabs.organizations()) {
                run(
                        connection,
                        "INSERT INTO organizations (id, name) VALUES (?, ?) ON CONFLICT DO NOTHING",
                        organization.id(),
                        organization.name());
            }
            for (TeamLabsUser user : teamLabs.users()) {
                run(
                        connection,
                        "INSERT INTO users (id, organization_id, role, first_name, last_name, email)"
                                + " VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING",
                        user.id(),
                        user.organizationId(),
                        user.role(),
                        user.firstName(),
                        user.lastName(),
                        user.email());
            }
        } catch (SQLException failed) {
            throw new IllegalStateException("TeamLabs' people could not be written", failed);
        }
    }

    private static void run(Connection connection, String sql, String... values) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int index = 0; index < values.length; index++) {
                statement.setString(index + 1, values[index]);
            }
            statement.executeUpdate();
        }
    }
}
