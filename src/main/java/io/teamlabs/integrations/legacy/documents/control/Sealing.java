package io.teamlabs.integrations.legacy.documents.control;

import io.teamlabs.integrations.connection.control.TokenSeals;
import io.teamlabs.integrations.identity.entity.OrganizationId;
import io.teamlabs.integrations.legacy.documents.entity.OldTokens;
import io.teamlabs.integrations.platform.Secret;
import io.teamlabs.integrations.vault.control.CommandVault;
import java.sql.SQLException;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Seals a connection's tokens and makes the row that is written. For one thread at a time: each has its own. */
record Sealing(CommandVault vault, StagedIntegrations rows) {

    /** Seals the tokens for a row; those of a connection that is cut are not kept. */
    void seal(PreparedIntegration prepared, OrganizationId organization, UUID row, long generation)
            throws SQLException {
        OldTokens tokens = prepared.integration().tokens();
        if (prepared.integration().isConnected()) {
            byte[] access = vault.seal(TokenSeals.ACCESS_TOKEN, organization, row, tokens.accessOrStandIn());
            Secret refresh = tokens.refresh();
            byte @Nullable [] sealedRefresh =
                    refresh == null ? null : vault.seal(TokenSeals.REFRESH_TOKEN, organization, row, refresh);
            prepared.sealed(organization, row, access, sealedRefresh);
        } else {
            prepared.sealed(organization, row, null, null);
        }
        prepared.staged(rows.row(prepared, generation));
    }
}
