package io.teamlabs.integrations.legacy.documents.entity;

import io.teamlabs.integrations.catalog.entity.TypeDefinition;
import io.teamlabs.integrations.identity.entity.UserId;
import org.jspecify.annotations.Nullable;

/**
 * One connection of the old application, from a document of its own or from the eleven fields of a user.
 *
 * @param connected what the old application said, whether there is a token or not
 * @param extras settings, metadata and what else is kept beside the row's own columns
 */
public record OldIntegration(
        UserId user,
        TypeDefinition type,
        @Nullable Boolean connected,
        OldStatus status,
        OldTokens tokens,
        OldAccount account,
        OldTimes times,
        OldErrors errors,
        OldExtras extras) {

    /** Whether there is a grant to use: a token, and nothing that says the connection was cut. */
    public boolean isConnected() {
        return !tokens.areNone() && saysConnected();
    }

    /** Whether the old application took it for connected, token or not. */
    public boolean saysConnected() {
        boolean said = connected == null ? !tokens.areNone() : connected;
        return said && status != OldStatus.CUT;
    }

    /** Whether there is anything worth a row: a user without any of the eleven fields never connected. */
    public boolean isEmpty() {
        return !saysConnected() && tokens.areNone() && account.isEmpty() && times.connectedAt() == null;
    }
}
