package io.teamlabs.integrations.authorization.entity;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What connecting changed.
 *
 * @param changed whether the account replaced another one
 * @param revocation what is to be worked off now, of the tokens that were replaced
 * @param refreshable whether a refresh token is held
 */
public record Connection(
        boolean changed, boolean refreshable, @Nullable UUID revocation) {}
