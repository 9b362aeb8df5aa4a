package io.teamlabs.integrations.connection.control;

import io.teamlabs.integrations.connection.entity.SealedTokens;
import io.teamlabs.integrations.identity.entity.OrganizationId;
import io.teamlabs.integrations.platform.Secret;
import io.teamlabs.integrations.vault.control.Vault;
import io.teamlabs.integrations.vault.entity.SealedColumn;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Seals and opens the two tokens of an integration's row. Opening fails with
 * {@link io.teamlabs.integrations.vault.control.Unreadable}; what a migration copied in clear is read as it is, and
 * sealed with the next write.
 */
@ApplicationScoped
public class TokenSeals {

    /** Where the access token is sealed. */
    public static final SealedColumn ACCESS_TOKEN = new SealedColumn("integrations", "access_token");
    /** Where the refresh token is sealed. */
    public static final SealedColumn REFRESH_TOKEN = new SealedColumn("integrations", "refresh_token");

    @Inject
    Vault vault;

    public Secret accessToken(OrganizationId organization, UUID row, SealedTokens tokens) {
        return tokens.sealed()
                ? vault.open(ACCESS_TOKEN, organization, row, tokens.accessToken())
                : plain(tokens.accessToken());
    }

    /** Returns the refresh token, or null where the row has none. */
    public @Nullable Secret refreshToken(OrganizationId organization, UUID row, SealedTokens tokens) {
        byte[] stored = tokens.refreshToken();
        if (stored == null) {
            return null;
        }
        return tokens.sealed() ? vault.open(REFRESH_TOKEN, organization, row, stored) : plain(stored);
    }

    public SealedTokens seal(OrganizationId organization, UUID row, Secret accessToken, @Nullable Secret refreshToken) {
        return new SealedTokens(
                vault.seal(ACCESS_TOKEN, organization, row, accessToken),
                refreshToken == null ? null : vault.seal(REFRESH_TOKEN, organization, row, refreshToken),
                true);
    }

    private static Secret plain(byte[] copied) {
        return new Secret(new String(copied, StandardCharsets.UTF_8));
    }
}
