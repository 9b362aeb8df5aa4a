package io.teamlabs.integrations.legacy.documents.control;

import io.teamlabs.integrations.identity.entity.OrganizationId;
import io.teamlabs.integrations.identity.entity.UserId;
import io.teamlabs.integrations.legacy.documents.entity.OldUser;
import io.teamlabs.integrations.vault.control.CommandVault;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

/**
 * Seals a batch's tokens before it is written, while the database works on the batch before: for a new row, in the
 * organization that the document names, or that the table knows where the document names none.
 */
final class Preparation {

    private static final String FIND = "SELECT id, nullif(organization_id, '') FROM users WHERE id = ANY (?)";

    private final Connection connection;
    private final CommandVault vault;
    private final Sealing sealing;

    Preparation(Connection connection, CommandVault vault, Sealing sealing) {
        this.connection = connection;
        this.vault = vault;
        this.sealing = sealing;
    }

    void prepare(Batch batch) throws SQLException {
        batch.linesWithUser().map(line -> Objects.requireNonNull(line.user())).forEach(user -> know(batch, user));
        findOthers(batch);
        vault.prepare(batch.organizations().values().stream()
                .flatMap(Optional::stream)
                .distinct()
                .toList());
        for (PreparedIntegration integration : batch.integrations()) {
            Optional<OrganizationId> organization =
                    batch.organization(integration.integration().user());
            if (organization.isPresent()) {
                sealing.seal(integration, organization.get(), UUID.randomUUID(), 0);
            }
        }
    }

    private static void know(Batch batch, OldUser user) {
        batch.organizations().put(user.id(), Optional.ofNullable(user.organization()));
    }

    private void findOthers(Batch batch) throws SQLException {
        List<String> others = batch.integrations().stream()
                .map(integration -> integration.integration().user())
                .filter(user -> !batch.knows(user))
                .map(UserId::value)
                .distinct()
                .toList();
        if (others.isEmpty()) {
            return;
        }
        try (PreparedStatement query = connection.prepareStatement(FIND)) {
            query.setArray(1, connection.createArrayOf("text", others.toArray()));
            try (ResultSet row = query.executeQuery()) {
                while (row.next()) {
                    batch.organizations()
                            .put(
                                    new UserId(row.getString(1)),
                                    Optional.ofNullable(row.getString(2)).map(OrganizationId::new));
                }
            }
        }
    }
}
