package io.teamlabs.integrations.legacy.entity;

import io.teamlabs.integrations.connection.entity.ExternalAccount;
import io.teamlabs.integrations.connection.entity.Integration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What the old frontend is told of an integration. Of a row that is cut it is told no more than of one that never was: it
 * takes an account's name for a connection.
 */
public record OldConnection(
        boolean connected,
        @Nullable String username,
        @Nullable String email,
        @Nullable String avatarUrl,
        @Nullable Instant connectedAt,
        @Nullable Instant tokenExpiry) {

    private static final OldConnection NONE = new OldConnection(false, null, null, null, null, null);

    /** Returns what is told of the row; null stands for a row that never was. A row that ran out still has its account. */
    public static OldConnection of(@Nullable Integration row) {
        if (row == null || !row.isConnected()) {
            return NONE;
        }
        ExternalAccount account = row.account();
        return new OldConnection(
                row.isUsable(),
                account == null ? null : given(account.username()),
                account == null ? null : given(account.email()),
                account == null ? null : given(account.avatarUrl()),
                row.connectedAt(),
                row.tokenExpiry());
    }

    /** Returns the same with an e-mail and a picture to fall back to, where the account has none. */
    public OldConnection orElse(@Nullable String ownEmail, @Nullable String ownPicture) {
        return new OldConnection(
                connected,
                username,
                email == null ? given(ownEmail) : email,
                avatarUrl == null ? given(ownPicture) : avatarUrl,
                connectedAt,
                tokenExpiry);
    }

    /** Rows of the old application hold empty texts where they mean none. */
    private static @Nullable String given(@Nullable String text) {
        return text == null || text.isBlank() ? null : text;
    }
}
