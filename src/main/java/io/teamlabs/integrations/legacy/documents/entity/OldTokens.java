package io.teamlabs.integrations.legacy.documents.entity;

import io.teamlabs.integrations.oauth.entity.ScopeSet;
import io.teamlabs.integrations.platform.Secret;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What the old application held of a grant. */
public record OldTokens(
        @Nullable Secret access,
        @Nullable Secret refresh,
        @Nullable Instant issuedAt,
        @Nullable Instant expiry,
        ScopeSet scope,
        @Nullable String clientId) {

    /** Stands for the access token where there is only a refresh token: no provider takes it, so the first use refreshes. */
    public static final Secret STAND_IN = new Secret("none");

    public boolean areNone() {
        return access == null && refresh == null;
    }

    /** Returns the access token to store; it must be asked only where there are tokens. */
    public Secret accessOrStandIn() {
        return access == null ? STAND_IN : access;
    }

    /** A stand-in ran out before it began, and so, for all we know, did a token that can be refreshed and says nothing. */
    public @Nullable Instant knownExpiry(Instant now) {
        boolean over = refresh != null && (access == null || expiry == null);
        return over && (expiry == null || expiry.isAfter(now)) ? now : expiry;
    }
}
