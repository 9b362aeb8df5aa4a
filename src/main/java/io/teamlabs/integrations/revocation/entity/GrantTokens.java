package io.teamlabs.integrations.revocation.entity;

import io.teamlabs.integrations.platform.Secret;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The tokens of a grant in clear, for as long as it takes to seal them or to hand them back to the provider. */
public record GrantTokens(
        @Nullable Secret access,
        @Nullable Secret refresh,
        @Nullable Instant accessExpiry) {

    /** Clocks differ: what is about to run out may have run out at the provider. */
    private static final Duration SKEW = Duration.ofMinutes(5);

    public GrantTokens {
        if (access == null && refresh == null) {
            throw new IllegalArgumentException("There is nothing to revoke without a token");
        }
    }

    /** Whether the access token can be relied upon to be alive. */
    public boolean hasLiveAccess(Instant now) {
        return access != null && (accessExpiry == null || accessExpiry.isAfter(now.plus(SKEW)));
    }
}
