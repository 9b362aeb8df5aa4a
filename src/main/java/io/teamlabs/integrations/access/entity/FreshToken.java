package io.teamlabs.integrations.access.entity;

import io.teamlabs.integrations.oauth.entity.ScopeSet;
import io.teamlabs.integrations.platform.Secret;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A token that works now, for a service that calls the provider with it.
 *
 * @param expiresAt null where the token does not run out
 * @param missingScopes what the connection asked for and the provider did not grant
 * @param degraded the token is still valid, but its last refresh failed: it may run out
 */
public record FreshToken(
        Secret accessToken, @Nullable Instant expiresAt, ScopeSet scopes, ScopeSet missingScopes, boolean degraded) {}
