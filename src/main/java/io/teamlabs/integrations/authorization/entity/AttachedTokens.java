package io.teamlabs.integrations.authorization.entity;

import io.teamlabs.integrations.oauth.entity.ScopeSet;
import io.teamlabs.integrations.platform.Secret;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Tokens that somebody obtained elsewhere, as they say. */
public record AttachedTokens(
        Secret accessToken,
        @Nullable Secret refreshToken,
        @Nullable Instant expiresAt,
        @Nullable ScopeSet scopes) {}
