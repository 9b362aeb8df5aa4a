package io.teamlabs.integrations.oauth.entity;

import io.teamlabs.integrations.platform.Secret;
import java.net.URI;
import org.jspecify.annotations.Nullable;

/**
 * What an authorization request says (RFC 6749, 4.1.1; RFC 7636, 4.3).
 *
 * @param verifier the PKCE verifier whose S256 challenge is sent; null where the dialect has PKCE off
 */
public record AuthorizationParameters(
        URI redirectUri, Secret state, @Nullable Secret verifier, ScopeSet scopes) {

    /** The same without scopes, for a provider that asks for them under another name. */
    public AuthorizationParameters withoutScopes() {
        return new AuthorizationParameters(redirectUri, state, verifier, ScopeSet.EMPTY);
    }
}
