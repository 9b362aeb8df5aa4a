package io.teamlabs.integrations.legacy.entity;

import io.teamlabs.integrations.connection.entity.SealedTokens;
import io.teamlabs.integrations.identity.entity.OrganizationId;
import io.teamlabs.integrations.identity.entity.UserId;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A sealed row that still has the grant that was copied, and the digests of the tokens as the old columns held them.
 *
 * @param accessDigest null where the old columns held no access token
 * @param refreshDigest null where they held no refresh token
 */
public record ToProve(
        OrganizationId organization,
        UUID id,
        UserId user,
        String type,
        SealedTokens tokens,
        @Nullable String accessDigest,
        @Nullable String refreshDigest) {}
