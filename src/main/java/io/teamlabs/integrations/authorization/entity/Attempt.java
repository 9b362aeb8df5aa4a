package io.teamlabs.integrations.authorization.entity;

import io.teamlabs.integrations.catalog.entity.TypeKey;
import io.teamlabs.integrations.identity.entity.Actor;
import io.teamlabs.integrations.identity.entity.OrganizationId;
import io.teamlabs.integrations.identity.entity.UserId;
import io.teamlabs.integrations.oauth.entity.ClientRegistration;
import io.teamlabs.integrations.oauth.entity.ScopeSet;
import org.jspecify.annotations.Nullable;

/** Everything that is settled when a connection is begun: for whom, what, by whom, and where the answer goes. */
public record Attempt(
        OrganizationId organization,
        UserId user,
        TypeKey type,
        ClientRegistration client,
        ScopeSet scopes,
        BeganWith beganWith,
        @Nullable ReturnUrl returnUrl,
        Actor actor) {}
