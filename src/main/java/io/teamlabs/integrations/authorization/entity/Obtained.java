package io.teamlabs.integrations.authorization.entity;

import io.teamlabs.integrations.oauth.entity.Account;
import io.teamlabs.integrations.oauth.entity.ScopeSet;
import io.teamlabs.integrations.oauth.entity.TokenAnswer;
import io.teamlabs.integrations.revocation.entity.GrantTokens;
import org.jspecify.annotations.Nullable;

/**
 * What a provider gave: tokens, and whose account they are for.
 *
 * @param clientId our client that they were issued to; null where it was somebody else's
 */
public record Obtained(@Nullable String clientId, ScopeSet requested, TokenAnswer answer, Account account) {

    /** The tokens of an answer, as they are handed back to the provider. */
    public static GrantTokens tokens(TokenAnswer answer) {
        return new GrantTokens(answer.accessToken(), answer.refreshToken(), answer.expiresAt());
    }
}
