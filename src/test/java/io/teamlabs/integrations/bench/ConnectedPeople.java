package io.teamlabs.integrations.bench;

import io.teamlabs.integrations.connection.control.TokenSeals;
import io.teamlabs.integrations.demo.Installation;
import io.teamlabs.integrations.identity.entity.OrganizationId;
import io.teamlabs.integrations.platform.Secret;
import io.teamlabs.integrations.vault.control.CommandVault;
import io.teamlabs.integrations.vault.control.WrappingKeyset;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** People of one organization whose calendars are connected, with tokens that are sealed as the service seals them and good for a day. */
final class ConnectedPeople {

    static final OrganizationId ORGANIZATION = new OrganizationId("org-aurora");

    private static final String PERSON = "INSERT INTO users (id, organization_id, role, first_name, last_name, email)"
            + " VALUES (?, ?, 'Member', 'Test', 'Person', ?)";
    private static final String INTEGRATION = """
            INSERT INTO integrations (organization_id, id, user_id, integration_type, provider, client_id, is_connected,
                status, connected_at, access_token, refresh_token, token_issued_at, token_expiry, refresh_at, scope,
                requested_scope, external_id, grant_generation, created_at, updated_at)
            VALUES (?, ?, ?, 'google_calendar', 'google', 'client', true, 'active', now(), ?, ?, now(),
                now() + interval '1 day', now() + interval '23 hours', ?, ?, ?, 1, now(), now())""";
    private static final String[] SCOPES = {
        "https://www.googleapis.com/auth/calendar.events", "openid", "https://www.googleapis.com/auth/userinfo.email"
    };

    private ConnectedPeople() {}

    /** Writes them and returns the paths of their tokens. */
    static List<String> tokenPaths(Installation installation, int count) {
        try (Connection connection = installation.database().asOwner();
                PreparedStatement person = connection.prepareStatement(PERSON);
                PreparedStatement integration = connection.prepareStatement(INTEGRATION)) {
            CommandVault vault = new CommandVault(keyset(installation), connection);
            List<String> paths = new ArrayList<>();
            for (int number = 0; number < count; number++) {
                String id = String.format("b%023d", number);
                add(person, id);
                add(integration, id, vault);
                paths.add("/api/v1/users/" + id + "/integrations/google_calendar/token");
            }
            person.executeBatch();
            integration.executeBatch();
            return paths;
        } catch (SQLException failed) {
            throw new IllegalStateException("The people could not be written", failed);
        }
    }

    private static void add(PreparedStatement person, String id) throws SQLException {
        person.setString(1, id);
        person.setString(2, ORGANIZATION.value());
        person.setString(3, id + "@aurora.example");
        person.addBatch();
    }

    private static void add(PreparedStatement integration, String id, CommandVault vault) throws SQLException {
        UUID row = UUID.randomUUID();
        integration.setString(1, ORGANIZATION.value());
        integration.setObject(2, row);
        integration.setString(3, id);
        integration.setBytes(4, vault.seal(TokenSeals.ACCESS_TOKEN, ORGANIZATION, row, token("ya29.", id, 200)));
        integration.setBytes(5, vault.seal(TokenSeals.REFRESH_TOKEN, ORGANIZATION, row, token("1//", id, 100)));
        integration.setArray(6, integration.getConnection().createArrayOf("text", SCOPES));
        integration.setArray(7, integration.getConnection().createArrayOf("text", SCOPES));
        integration.setString(8, id);
        integration.addBatch();
    }

    /** As long as Google's are. */
    private static Secret token(String prefix, String id, int length) {
        String start = prefix + id;
        return new Secret(start + "x".repeat(length - start.length()));
    }

    private static WrappingKeyset keyset(Installation installation) {
        try {
            return WrappingKeyset.parse(new Secret(Files.readString(installation.keysetFile())))
                    .orElseThrow();
        } catch (IOException failed) {
            throw new UncheckedIOException("The installation's keyset cannot be read", failed);
        }
    }
}
