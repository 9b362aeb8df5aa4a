package io.teamlabs.integrations.authorization.entity;

import io.teamlabs.integrations.identity.entity.Actor;
import io.teamlabs.integrations.platform.Secret;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a caller asks for when a connection is begun.
 *
 * @param capabilities names of what the type can do; null where the caller leaves the choice to the type
 * @param browser the secret of the browser's cookie; null where none could be set
 */
public record Beginning(
        BeganWith beganWith,
        String returnUrl,
        @Nullable List<String> capabilities,
        Actor actor,
        @Nullable Secret browser) {}
