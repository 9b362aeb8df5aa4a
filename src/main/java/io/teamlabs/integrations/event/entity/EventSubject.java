package io.teamlabs.integrations.event.entity;

import io.teamlabs.integrations.identity.entity.UserId;
import java.util.UUID;

/** To whom something happened: an integration, its person and its type's key. */
public record EventSubject(UUID integration, UserId user, String integrationType) {}
