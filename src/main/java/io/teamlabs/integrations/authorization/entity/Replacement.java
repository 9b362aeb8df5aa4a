package io.teamlabs.integrations.authorization.entity;

import io.teamlabs.integrations.connection.entity.ExternalAccount;
import io.teamlabs.integrations.connection.entity.Integration;
import io.teamlabs.integrations.platform.Secret;
import io.teamlabs.integrations.revocation.entity.GrantTokens;
import io.teamlabs.integrations.revocation.entity.RevocationOrder;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What new tokens take the place of.
 *
 * @param order the tokens that the row held; null where it held none
 * @param anotherAccount whether the row was, or still is, another account's connection
 * @param sameGrant whether the new tokens are of the same account and client as those that the row held
 * @param sameTokens whether the provider gave the very tokens again, so that revoking the old ones ends the new
 * @param bringsRefreshToken whether the provider gave a refresh token this time
 */
public record Replacement(
        @Nullable RevocationOrder order,
        boolean anotherAccount,
        boolean sameGrant,
        boolean sameTokens,
        boolean bringsRefreshToken) {

    /** Compares a row, before it changes, with what was obtained for it. */
    public static Replacement of(Integration row, @Nullable RevocationOrder order, Obtained obtained) {
        ExternalAccount account = row.account();
        String before = account == null ? null : account.id();
        boolean sameAccount = obtained.account().id().equals(before);
        boolean wasTheirs = before != null && (row.isConnected() || row.needsReconnect());
        return new Replacement(
                order,
                wasTheirs && !sameAccount,
                order != null && sameAccount && Objects.equals(row.clientId(), obtained.clientId()),
                order != null && holds(order.tokens(), obtained.answer().accessToken()),
                obtained.answer().refreshToken() != null);
    }

    private static boolean holds(@Nullable GrantTokens tokens, Secret accessToken) {
        Secret held = tokens == null ? null : tokens.access();
        return held != null && held.equals(accessToken);
    }

    /**
     * Returns what is to be revoked, or null.
     *
     * @param sparesNewTokens whether revoking the old tokens of the same grant leaves the new ones alive
     */
    public @Nullable RevocationOrder toRevoke(boolean sparesNewTokens) {
        return sameTokens || (sameGrant && !sparesNewTokens) ? null : order;
    }

    /** Returns the refresh token that was held for the same grant, or null. */
    public @Nullable Secret heldRefreshToken() {
        GrantTokens tokens = order == null ? null : order.tokens();
        return sameGrant && tokens != null ? tokens.refresh() : null;
    }

    /** Whether the row, now connected, goes on with the refresh token that it held. */
    public boolean isRefreshTokenKeptBy(Integration row) {
        return !bringsRefreshToken && row.hasRefreshToken();
    }
}
