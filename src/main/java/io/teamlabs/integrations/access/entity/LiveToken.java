package io.teamlabs.integrations.access.entity;

import io.teamlabs.integrations.oauth.entity.ScopeSet;
import io.teamlabs.integrations.platform.Secret;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** An access token in clear, on its way from a row or a refresh to those who wait for it. */
public record LiveToken(Secret accessToken, @Nullable Instant expiresAt, ScopeSet granted, ScopeSet requested) {}
